package io.devenv.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.warehouse.Session;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ViewTreesTest {
    @Test
    void queries_that_duckdb_cannot_read_hide_no_others_however_many_there_are() throws SQLException {
        List<String> queries = new ArrayList<>(
                IntStream.range(0, 250).mapToObj(i -> "from t" + i).toList());
        queries.set(7, "nonsense (");
        queries.set(120, "");
        queries.set(249, "describe u");

        assertThat(trees(queries)).hasSize(250).satisfies(trees -> {
            for (int index : List.of(0, 6, 8, 99, 100, 119, 121, 248)) {
                assertThat(tables(trees.get(index))).containsExactly("t" + index);
            }
            assertThat(trees.get(7)).isEmpty();
            assertThat(trees.get(120)).isEmpty();
        });
    }

    @Test
    void no_views_need_no_question() throws SQLException {
        assertThat(trees(List.of())).isEmpty();
    }

    private static List<Optional<ViewReads>> trees(List<String> queries) throws SQLException {
        try (Session session = new Session(DriverManager.getConnection("jdbc:duckdb:"))) {
            return new ViewTrees(session).of(queries);
        }
    }

    private static List<String> tables(Optional<ViewReads> reads) {
        return reads.orElseThrow().tables().stream().map(ViewReads.Named::table).toList();
    }
}
