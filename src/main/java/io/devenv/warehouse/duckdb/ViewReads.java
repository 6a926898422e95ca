package io.devenv.warehouse.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.devenv.core.relation.NameRules.Fold;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The names a query reads, from the tree that DuckDB's json_serialize_sql makes of it (shape of DuckDB 2.0).
 *
 * @param tables the tables and views it names
 * @param functions every function it calls, folded: one of them may read tables that the text does not name
 */
record ViewReads(Set<Named> tables, Set<String> functions) {
    /** A name as it is written; catalog and schema may be empty. */
    record Named(String catalog, String schema, String table) {}

    /** Empty where DuckDB could not make a tree of the query, or there is no query in it. */
    static Optional<ViewReads> of(JsonNode tree) {
        if (tree.path("error").asBoolean(true) || tree.path("statements").isEmpty()) return Optional.empty();
        ViewReads reads = new ViewReads(new LinkedHashSet<>(), new LinkedHashSet<>());
        reads.visit(tree.path("statements"), Set.of());
        return Optional.of(reads);
    }

    /** @param known the names of `with` queries that can be seen from here, folded */
    private void visit(JsonNode node, Set<String> known) {
        switch (node.path("type").asText()) {
            case "BASE_TABLE" -> addTable(node, known);
            case "TABLE_FUNCTION" -> addFunction(node.path("function"));
            case "FUNCTION" -> addFunction(node);
            default -> {}
        }
        Set<String> inside = visitWith(node.path("cte_map").path("map"), known);
        if (node.isObject()) {
            node.properties().forEach(field -> {
                if (!field.getKey().equals("cte_map")) visit(field.getValue(), inside);
            });
        } else {
            node.forEach(child -> visit(child, inside));
        }
    }

    /** A `with` query sees those before it, and itself only when it is recursive. */
    private Set<String> visitWith(JsonNode entries, Set<String> known) {
        if (entries.isEmpty()) return known;
        Set<String> seen = new HashSet<>(known);
        for (JsonNode entry : entries) {
            String name = Fold.LOWER.apply(entry.path("key").asText());
            JsonNode value = entry.path("value");
            Set<String> own = new HashSet<>(seen);
            if (isRecursive(value)) own.add(name);
            visit(value, own);
            seen.add(name);
        }
        return seen;
    }

    private static boolean isRecursive(JsonNode with) {
        return with.findValuesAsText("type").contains("RECURSIVE_CTE_NODE");
    }

    private void addTable(JsonNode node, Set<String> known) {
        Named named = new Named(
                node.path("catalog_name").asText(),
                node.path("schema_name").asText(),
                node.path("table_name").asText());
        boolean bare = named.catalog().isEmpty() && named.schema().isEmpty();
        if (bare && known.contains(Fold.LOWER.apply(named.table()))) return;
        tables.add(named);
    }

    private void addFunction(JsonNode node) {
        functions.add(Fold.LOWER.apply(node.path("function_name").asText()));
    }
}
