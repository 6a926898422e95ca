package io.devenv.warehouse.duckdb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.warehouse.Portions;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Has DuckDB parse the queries of views. Many at once: preparing a statement takes longer than its work. */
record ViewTrees(Session session) {
    /** Trees are large beside their queries; so many of them fit into memory. */
    static final int AT_ONCE = 100;

    private static final String READ = "json_serialize_sql(query)";

    /** What DuckDB reads of the text that it would itself write of the query. */
    private static final String WRITTEN = "json_serialize_sql(json_deserialize_sql(json_serialize_sql(query)))";

    private static final String PARSE = """
            select %s as tree
              from (values %s) as asked(position, query)
             order by position
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What each query reads, in their order; empty where DuckDB does not understand it. */
    List<Optional<ViewReads>> of(List<String> queries) {
        return many(queries, READ).stream()
                .map(tree -> tree.flatMap(ViewReads::of))
                .toList();
    }

    /** The tree of each query as DuckDB would write it, in their order; empty where DuckDB does not understand it. */
    List<Optional<JsonNode>> written(List<String> queries) {
        return many(queries, WRITTEN).stream()
                .map(tree -> tree.filter(found -> !found.path("statements").isEmpty()))
                .toList();
    }

    private List<Optional<JsonNode>> many(List<String> queries, String expression) {
        List<Optional<JsonNode>> trees = new ArrayList<>(queries.size());
        for (List<String> some : Portions.of(queries, AT_ONCE)) trees.addAll(parsed(some, expression));
        return trees;
    }

    /** One that DuckDB stumbles over must not hide the others: then each is asked for by itself. */
    private List<Optional<JsonNode>> parsed(List<String> queries, String expression) {
        try {
            return ask(queries, expression);
        } catch (StatementFailed notUnderstood) {
            if (queries.size() == 1) return List.of(Optional.empty());
            return queries.stream()
                    .flatMap(query -> parsed(List.of(query), expression).stream())
                    .toList();
        }
    }

    private List<Optional<JsonNode>> ask(List<String> queries, String expression) {
        List<Object> values = new ArrayList<>();
        for (String query : queries) {
            values.add(values.size());
            values.add(query);
        }
        String rows = String.join(", ", Collections.nCopies(queries.size(), "(cast(? as bigint), cast(? as varchar))"));
        return session.query(PARSE.formatted(expression, rows), values, row -> tree(row.text("tree")));
    }

    private static Optional<JsonNode> tree(String json) {
        try {
            return Optional.of(JSON.readTree(json));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
