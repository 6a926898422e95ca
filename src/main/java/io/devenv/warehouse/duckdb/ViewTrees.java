package io.devenv.warehouse.duckdb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.devenv.warehouse.Portions;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has DuckDB parse the queries of views. Many at once, and bound as one value: preparing a statement takes longer than its work. */
record ViewTrees(Session session) {
    /** Trees are large beside their queries; so many of them fit into memory. */
    static final int AT_ONCE = 100;

    private static final String READ = "json_serialize_sql(text)";

    /** What DuckDB reads of the text that it would itself write of the tree. */
    private static final String WRITTEN = "json_serialize_sql(json_deserialize_sql(text))";

    /** The list is made before it becomes rows: the other way round a second thread of DuckDB's takes half as much time again, and nothing is done sooner. */
    private static final String PARSE = """
            select tree
              from (select unnest(trees) as tree, generate_subscripts(trees, 1) as position
                      from (select list_transform(cast(cast(? as json) as varchar[]), lambda text: %s) as trees))
             order by position
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A query as DuckDB has parsed it: the tree, and its text, which DuckDB takes back. */
    record Tree(String text, JsonNode root) {
        boolean isEmpty() {
            return root.path("statements").isEmpty();
        }
    }

    /** What each query reads, in their order; empty where DuckDB does not understand it. */
    List<Optional<ViewReads>> of(List<String> queries) {
        return read(queries).stream()
                .map(tree -> tree.flatMap(found -> ViewReads.of(found.root())))
                .toList();
    }

    /** The tree of each query, in their order; empty where DuckDB does not understand it. */
    List<Optional<Tree>> read(List<String> queries) {
        return many(queries, READ);
    }

    /** The tree of each query as DuckDB would write it, in their order; empty where DuckDB does not understand that. */
    List<Optional<Tree>> written(List<Tree> trees) {
        return many(trees.stream().map(Tree::text).toList(), WRITTEN);
    }

    private List<Optional<Tree>> many(List<String> texts, String expression) {
        List<Optional<Tree>> trees = new ArrayList<>(texts.size());
        for (List<String> some : Portions.of(texts, AT_ONCE)) trees.addAll(parsed(some, expression));
        return trees;
    }

    /** One that DuckDB stumbles over must not hide the others: then each is asked for by itself. */
    private List<Optional<Tree>> parsed(List<String> texts, String expression) {
        try {
            return ask(texts, expression);
        } catch (StatementFailed notUnderstood) {
            if (texts.size() == 1) return List.of(Optional.empty());
            return texts.stream()
                    .flatMap(text -> parsed(List.of(text), expression).stream())
                    .toList();
        }
    }

    private List<Optional<Tree>> ask(List<String> texts, String expression) {
        ArrayNode values = JSON.createArrayNode();
        texts.forEach(values::add);
        return session.query(PARSE.formatted(expression), List.of(values.toString()), row -> tree(row.text("tree")));
    }

    private static Optional<Tree> tree(String json) {
        try {
            return Optional.of(new Tree(json, JSON.readTree(json))).filter(tree -> !tree.isEmpty());
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
