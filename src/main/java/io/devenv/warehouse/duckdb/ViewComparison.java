package io.devenv.warehouse.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares views with queries by the trees that DuckDB makes of both. A view's text is what DuckDB wrote of the tree it had read, so the query
 * is written and read once more, too (DuckDB 2.0, observed: then equal queries have equal trees).
 */
record ViewComparison(Session session) {
    private static final Set<String> PLACES =
            Set.of("query_location", "query_location_length", "catalog_name", "schema_name", "qualified_name");

    /** With --empty, --sample and in microbatches dbt puts a query of this name in a relation's place. */
    private static final Pattern LIMITED = Pattern.compile("_dbt_\\w*subq", Pattern.CASE_INSENSITIVE);

    Set<RelationName> different(Map<Relation, String> queries) {
        List<RelationName> names = new ArrayList<>();
        List<String> made = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        queries.forEach((view, query) -> view.definition()
                .filter(text -> !LIMITED.matcher(text).find())
                .flatMap(ViewText::of)
                .filter(text -> text.columns().isEmpty())
                .ifPresent(text -> {
                    names.add(view.name());
                    made.add(text.query());
                    wanted.add(query);
                }));
        ViewTrees trees = new ViewTrees(session);
        List<Optional<JsonNode>> here = trees.written(made);
        List<Optional<JsonNode>> there = trees.written(wanted);
        Set<RelationName> different = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (here.get(i).isPresent()
                    && there.get(i).isPresent()
                    && differ(here.get(i).get(), there.get(i).get())) {
                different.add(names.get(i));
            }
        }
        return different;
    }

    /** Where one calls table functions and the other does not, dbt may have put a file in a relation's place. */
    private static boolean differ(JsonNode view, JsonNode query) {
        if (callsTableFunctions(view) != callsTableFunctions(query)) return false;
        return !bare(view).equals(bare(query));
    }

    private static boolean callsTableFunctions(JsonNode tree) {
        return tree.findValuesAsText("type").contains("TABLE_FUNCTION");
    }

    private static JsonNode bare(JsonNode node) {
        if (node.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> items.add(bare(item)));
            return items;
        }
        if (!node.isObject()) return node;
        boolean table = node.path("type").asText().equals("BASE_TABLE");
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(field -> {
            if (PLACES.contains(field.getKey()) && (table || field.getKey().startsWith("query"))) return;
            boolean name = table && field.getKey().equals("table_name");
            fields.set(
                    field.getKey(),
                    name
                            ? JsonNodeFactory.instance.textNode(
                                    Fold.LOWER.apply(field.getValue().asText()))
                            : bare(field.getValue()));
        });
        return fields;
    }
}
