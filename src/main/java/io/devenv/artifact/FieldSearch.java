package io.devenv.artifact;

import io.devenv.core.document.Fields;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds fields of a few things in a manifest, in whatever section they stand, and skips everything else. */
final class FieldSearch {
    /** Sections of objects by unique_id. */
    private static final Set<String> SECTIONS = Set.of(
            "nodes",
            "sources",
            "macros",
            "exposures",
            "metrics",
            "semantic_models",
            "saved_queries",
            "unit_tests",
            "functions");

    private final JsonCursor cursor;
    private final Set<String> ids;
    private final Set<String> fields;
    private final Map<String, Fields> found = new TreeMap<>();

    FieldSearch(JsonCursor cursor, Set<String> ids, Set<String> fields) {
        this.cursor = cursor;
        this.ids = ids;
        this.fields = fields;
    }

    Map<String, Fields> run() throws IOException {
        cursor.object(section -> {
            if (SECTIONS.contains(section) && found.size() < ids.size()) cursor.object(this::each);
            else cursor.skip();
        });
        return found;
    }

    private void each(String id) throws IOException {
        if (!ids.contains(id)) {
            cursor.skip();
            return;
        }
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        cursor.object(name -> {
            if (fields.contains(name)) kept.put(name, cursor.value());
            else cursor.skip();
        });
        found.put(id, new Fields(kept));
    }
}
