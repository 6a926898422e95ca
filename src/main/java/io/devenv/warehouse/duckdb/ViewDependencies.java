package io.devenv.warehouse.duckdb;

import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who needs whom. DuckDB keeps no record of what a view reads, but it can parse the view for us. Where that does not tell all,
 * every relation whose name occurs in the text counts as needed: rather one dependent too many than a broken view.
 */
final class ViewDependencies {
    private static final String VIEWS = """
            select database_name, schema_name, view_name as name, sql
              from duckdb_views()
             where not internal and not temporary
            """;

    private static final String MACROS = """
            select function_name as name, macro_definition as definition
              from duckdb_functions()
             where not internal and macro_definition is not null
            """;

    /** Neither a schema nor a database stands beside the name: DuckDB's foreign keys never leave their schema. */
    private static final String FOREIGN_KEYS = """
            select database_name, schema_name, table_name as name, referenced_table
              from duckdb_constraints()
             where constraint_type = 'FOREIGN KEY'
            """;

    /** Functions whose argument is a query or a table's name. */
    private static final Set<String> READ_BY_TEXT = Set.of("query", "query_table");

    private final Session session;
    private final String primary;
    private final Map<RelationName, RelationName> stored = new HashMap<>();
    private final Map<String, String> macros = new HashMap<>();

    /** @param primary the database that DuckDB looks in when nothing else is said */
    ViewDependencies(Session session, String primary) {
        this.session = session;
        this.primary = primary;
    }

    /** Every pair of which at least one side lies in one of the databases. */
    Dependencies in(Set<String> databases) {
        Catalog.eachName(session, name -> stored.put(DuckDb.RULES.folded(name), name));
        session.query(MACROS, List.of(), row -> Map.entry(Fold.LOWER.apply(row.text("name")), row.text("definition")))
                .forEach(macro -> macros.merge(macro.getKey(), macro.getValue(), (one, other) -> one + "\n" + other));

        Set<String> folded = databases.stream().map(Fold.LOWER::apply).collect(Collectors.toSet());
        Map<RelationName, Set<RelationName>> needs = new LinkedHashMap<>();
        readViews((view, needed) -> add(view, needed, folded, needs));
        session.query(FOREIGN_KEYS, List.of(), row -> {
                    RelationName child = Catalog.name(row);
                    return Map.entry(child, child.withIdentifier(row.text("referenced_table")));
                })
                .forEach(key ->
                        existing(key.getValue()).ifPresent(parent -> add(key.getKey(), Set.of(parent), folded, needs)));
        return new Dependencies(needs);
    }

    private static void add(
            RelationName dependent,
            Set<RelationName> needed,
            Set<String> foldedDatabases,
            Map<RelationName, Set<RelationName>> needs) {
        for (RelationName name : needed) {
            if (name.equals(dependent)) continue;
            if (!isIn(foldedDatabases, dependent) && !isIn(foldedDatabases, name)) continue;
            needs.computeIfAbsent(dependent, key -> new HashSet<>(4)).add(name);
        }
    }

    /** Their texts are many and long: no more of them are held than are parsed together. */
    private void readViews(BiConsumer<RelationName, Set<RelationName>> reader) {
        List<View> some = new ArrayList<>();
        session.each(VIEWS, List.of(), row -> {
            RelationName name = Catalog.name(row);
            some.add(new View(existing(name).orElse(name), row.text("sql")));
            if (some.size() == ViewTrees.AT_ONCE) read(some, reader);
        });
        read(some, reader);
    }

    private void read(List<View> views, BiConsumer<RelationName, Set<RelationName>> reader) {
        List<Optional<ViewReads>> trees =
                new ViewTrees(session).of(views.stream().map(View::query).toList());
        for (int index = 0; index < views.size(); index++) {
            reader.accept(views.get(index).name(), read(views.get(index), trees.get(index)));
        }
        views.clear();
    }

    private record View(RelationName name, String sql) {
        /** What the view selects; empty text, of which DuckDB makes no tree, where that cannot be told. */
        String query() {
            return ViewText.of(sql).map(ViewText::query).orElse("");
        }
    }

    private Set<RelationName> read(View view, Optional<ViewReads> reads) {
        if (reads.isEmpty()) return mentioned(view.sql());
        Set<RelationName> found = new HashSet<>();
        for (ViewReads.Named named : reads.get().tables()) found.addAll(meant(named, view.name()));
        Set<String> functions = reads.get().functions();
        if (functions.stream().anyMatch(READ_BY_TEXT::contains)) found.addAll(mentioned(view.sql()));
        // A macro may call others: the texts of all of them count.
        if (functions.stream().anyMatch(macros::containsKey)) {
            found.addAll(mentioned(String.join("\n", macros.values())));
        }
        return found;
    }

    /**
     * The relations a name in a view can mean. Its own database comes first, whatever the connection uses: a name alone is
     * looked for in the view's own schema; of two parts the first is a schema of it. What is not there is looked for in main,
     * and in the database in use; of two parts the first may be a database, too (DuckDB 2.0, observed).
     */
    private Collection<RelationName> meant(ViewReads.Named named, RelationName view) {
        String table = named.table();
        if (!named.catalog().isEmpty()) {
            return found(new RelationName(named.catalog(), named.schema(), table));
        }
        if (named.schema().isEmpty()) {
            Set<RelationName> own = found(view.withIdentifier(table));
            return own.isEmpty()
                    ? found(new RelationName(view.database(), "main", table), new RelationName(primary, "main", table))
                    : own;
        }
        Set<RelationName> own = found(new RelationName(view.database(), named.schema(), table));
        Set<RelationName> all = new HashSet<>(own);
        all.addAll(found(new RelationName(named.schema(), "main", table)));
        if (own.isEmpty()) all.addAll(found(new RelationName(primary, named.schema(), table)));
        return all;
    }

    private Set<RelationName> found(RelationName... candidates) {
        return Stream.of(candidates).flatMap(name -> existing(name).stream()).collect(Collectors.toSet());
    }

    private Optional<RelationName> existing(RelationName name) {
        return Optional.ofNullable(stored.get(DuckDb.RULES.folded(name)));
    }

    /** Every relation whose identifier stands as a word in a text. */
    private Set<RelationName> mentioned(String text) {
        String folded = Fold.LOWER.apply(text).replace("\"\"", "\"");
        return stored.entrySet().stream()
                .filter(entry -> Words.contain(folded, entry.getKey().identifier()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    private static boolean isIn(Set<String> foldedDatabases, RelationName name) {
        return foldedDatabases.contains(Fold.LOWER.apply(name.database()));
    }
}
