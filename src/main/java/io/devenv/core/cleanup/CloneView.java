package io.devenv.core.cleanup;

import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises the view that dbt clone makes where there is no zero-copy clone: {@code select * from} one relation, and nothing else. */
final class CloneView {
    private static final String PART = "(?:\"(?:[^\"]|\"\")+\"|`[^`]+`|[\\p{L}\\p{N}_$]+)";
    private static final Pattern VERBATIM = Pattern.compile(
            "\\s*(?:create\\s.*?\\bas\\s+)?\\(?\\s*select\\s+\\*\\s+from\\s+(" + PART + "(?:\\." + PART
                    + "){0,2})\\s*\\)?\\s*;?\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ONE_PART = Pattern.compile(PART);

    private CloneView() {}

    /** Whether the relation is a verbatim view of another; parts the text leaves out are the view's own. */
    static boolean shows(Relation relation, RelationName shown, NameRules rules) {
        if (relation.kind() != RelationKind.VIEW) return false;
        return relation.shows()
                .or(() -> relation.definition().flatMap(text -> read(text, relation.name())))
                .filter(name -> rules.same(name, shown))
                .isPresent();
    }

    private static Optional<RelationName> read(String definition, RelationName view) {
        Matcher matcher = VERBATIM.matcher(definition);
        if (!matcher.matches()) return Optional.empty();
        List<String> parts = new ArrayList<>();
        Matcher part = ONE_PART.matcher(matcher.group(1));
        while (part.find()) parts.add(unquoted(part.group()));
        return Optional.of(
                switch (parts.size()) {
                    case 1 -> view.withIdentifier(parts.get(0));
                    case 2 -> new RelationName(view.database(), parts.get(0), parts.get(1));
                    default -> new RelationName(parts.get(0), parts.get(1), parts.get(2));
                });
    }

    private static String unquoted(String part) {
        if (part.startsWith("\"")) return part.substring(1, part.length() - 1).replace("\"\"", "\"");
        return part.startsWith("`") ? part.substring(1, part.length() - 1) : part;
    }
}
