package io.devenv.warehouse.duckdb;

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

    private static final String PARSE = """
            select json_serialize_sql(query) as tree
              from (values %s) as asked(position, query)
             order by position
            """;

    /** What each query reads, in their order; empty where DuckDB does not understand it. */
    List<Optional<ViewReads>> of(List<String> queries) {
        List<Optional<ViewReads>> trees = new ArrayList<>(queries.size());
        for (int from = 0; from < queries.size(); from += AT_ONCE) {
            trees.addAll(parsed(queries.subList(from, Math.min(from + AT_ONCE, queries.size()))));
        }
        return trees;
    }

    /** One that DuckDB stumbles over must not hide the others: then each is asked for by itself. */
    private List<Optional<ViewReads>> parsed(List<String> queries) {
        try {
            return ask(queries);
        } catch (StatementFailed notUnderstood) {
            if (queries.size() == 1) return List.of(Optional.empty());
            return queries.stream()
                    .flatMap(query -> parsed(List.of(query)).stream())
                    .toList();
        }
    }

    private List<Optional<ViewReads>> ask(List<String> queries) {
        List<Object> values = new ArrayList<>();
        for (String query : queries) {
            values.add(values.size());
            values.add(query);
        }
        String rows = String.join(", ", Collections.nCopies(queries.size(), "(cast(? as bigint), cast(? as varchar))"));
        return session.query(PARSE.formatted(rows), values, row -> ViewReads.of(row.text("tree")));
    }
}
