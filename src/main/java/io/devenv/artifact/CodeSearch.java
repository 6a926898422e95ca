package io.devenv.artifact;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Code;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds the code of a few nodes in a manifest, and skips everything else. */
final class CodeSearch {
    private final JsonCursor cursor;
    private final Set<String> wanted;
    private final Map<String, Code> found = new TreeMap<>();

    CodeSearch(JsonCursor cursor, Set<String> wanted) {
        this.cursor = cursor;
        this.wanted = wanted;
    }

    Map<String, Code> run() throws IOException {
        cursor.object(section -> {
            if ((section.equals("nodes") || section.equals("sources")) && !isDone()) cursor.object(this::node);
            else cursor.skip();
        });
        return found;
    }

    private boolean isDone() {
        return found.size() == wanted.size();
    }

    private void node(String id) throws IOException {
        if (!wanted.contains(id)) {
            cursor.skip();
            return;
        }
        Texts texts = new Texts();
        cursor.object(name -> {
            switch (name) {
                case "raw_code", "raw_sql" -> texts.raw = cursor.text();
                case "compiled_code", "compiled_sql" -> texts.compiled = cursor.text();
                case "alias" -> texts.alias = cursor.text();
                case "path" -> texts.path = cursor.text();
                case "meta" -> texts.meta = cursor.fields();
                default -> cursor.skip();
            }
        });
        found.put(id, new Code(texts.raw, texts.compiled, texts.alias, texts.path, texts.meta));
    }

    private static final class Texts {
        private Optional<String> raw = Optional.empty();
        private Optional<String> compiled = Optional.empty();
        private Optional<String> alias = Optional.empty();
        private Optional<String> path = Optional.empty();
        private Fields meta = Fields.NONE;
    }
}
