package io.devenv.warehouse.postgres;

import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Listed;
import io.devenv.warehouse.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the views that show every column of one relation and nothing else. {@code select *} is not kept: the server writes down
 * the columns it stood for. A view is verbatim only as long as they are all the columns there are, in their order.
 */
final class VerbatimViews {
    /** As the server writes names: in quotes unless they need none. */
    private static final String PART = "(\"[^\"]*(?:\"\"[^\"]*)*\"|[a-z_][a-z0-9_]*)";

    private static final Pattern SELECT = Pattern.compile("\\s*SELECT\\s+");

    /** Before Postgres 16 a column comes with the name of its relation. */
    private static final Pattern COLUMN = Pattern.compile("(?:" + PART + "[.])?" + PART + "(,?)\\s+");

    private static final Pattern FROM = Pattern.compile("FROM\\s+" + PART + "[.]" + PART + ";\\s*");

    private static final String COLUMNS = """
            select nspname, relname, attname
              from unnest(?::text[], ?::text[]) as asked (schema_name, name)
              join pg_namespace on nspname = schema_name
              join pg_class on relnamespace = pg_namespace.oid and relname = name
              join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
             order by attrelid, attnum
            """;

    private VerbatimViews() {}

    /** What a view's text names. */
    private record Selected(RelationName relation, List<String> columns) {}

    /** The same rows; views that are verbatim know of what. One query, however many schemas there are. */
    static List<Listed> marked(Session session, List<Listed> rows) {
        Map<RelationName, Selected> found = new HashMap<>();
        for (Listed row : rows) {
            row.relation()
                    .ifPresent(
                            relation -> selected(relation).ifPresent(selected -> found.put(relation.name(), selected)));
        }
        if (found.isEmpty()) return rows;
        Map<RelationName, List<String>> columns = columns(session, found);
        found.values().removeIf(selected -> !selected.columns().equals(columns.get(selected.relation())));
        return rows.stream()
                .map(row -> row.relation()
                        .flatMap(relation -> Optional.ofNullable(found.get(relation.name())))
                        .map(selected -> row.showing(selected.relation()))
                        .orElse(row))
                .toList();
    }

    private static Optional<Selected> selected(Relation relation) {
        if (relation.kind() != RelationKind.VIEW) return Optional.empty();
        return relation.definition()
                .flatMap(text -> selected(text, relation.name().inSchema()));
    }

    private static Map<RelationName, List<String>> columns(Session session, Map<RelationName, Selected> candidates) {
        List<RelationName> asked =
                candidates.values().stream().map(Selected::relation).distinct().toList();
        String database = asked.get(0).database();
        Map<RelationName, List<String>> found = new HashMap<>();
        session.query(
                COLUMNS,
                List.of(
                        asked.stream().map(RelationName::schema).toArray(String[]::new),
                        asked.stream().map(RelationName::identifier).toArray(String[]::new)),
                row -> found.computeIfAbsent(
                                new RelationName(database, row.text("nspname"), row.text("relname")),
                                key -> new ArrayList<>())
                        .add(row.text("attname")));
        return found;
    }

    private static Optional<Selected> selected(String definition, SchemaName place) {
        Matcher select = SELECT.matcher(definition);
        if (!select.lookingAt()) return Optional.empty();
        List<String> columns = new ArrayList<>();
        Matcher column = COLUMN.matcher(definition).region(select.end(), definition.length());
        boolean more = true;
        while (more) {
            if (!column.lookingAt()) return Optional.empty();
            columns.add(unquoted(column.group(2)));
            more = !column.group(3).isEmpty();
            column.region(column.end(), definition.length());
        }
        Matcher from = FROM.matcher(definition).region(column.regionStart(), definition.length());
        if (!from.matches()) return Optional.empty();
        RelationName relation = new RelationName(place.database(), unquoted(from.group(1)), unquoted(from.group(2)));
        return Optional.of(new Selected(relation, columns));
    }

    private static String unquoted(String part) {
        return part.startsWith("\"") ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
    }
}
