package io.devenv.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionTest {
    @Test
    void values_are_bound_and_rows_become_values() throws SQLException {
        try (Session session = session()) {
            List<String> found = session.query(
                    "select ? || ? as both, null as nothing, 3 as number",
                    List.of("a'; drop", " b"),
                    row -> row.text("both") + row.optionalText("nothing") + row.optionalLong("number"));

            assertThat(found).containsExactly("a'; drop bOptional.emptyOptionalLong[3]");
        }
    }

    @Test
    void a_failure_names_its_statement_and_says_it_in_one_line() throws SQLException {
        try (Session session = session()) {
            StatementFailed failed =
                    catchThrowableOfType(StatementFailed.class, () -> session.run("select * from nothing_here"));

            assertThat(failed.statement()).isEqualTo("select * from nothing_here");
            assertThat(failed.words()).contains("nothing_here").doesNotContain("\n");
        }
    }

    @Test
    void a_transaction_that_fails_leaves_nothing() throws SQLException {
        try (Session session = session()) {
            StatementFailed failed = catchThrowableOfType(
                    StatementFailed.class,
                    () -> session.inTransaction(() -> {
                        session.run("create table t (id integer)");
                        session.run("select * from nothing_here");
                    }));

            assertThat(failed.statement()).contains("nothing_here");
            assertThat(tables(session)).isEmpty();
            session.inTransaction(() -> session.run("create table t (id integer)"));
            assertThat(tables(session)).containsExactly("t");
        }
    }

    @Test
    void closing_from_another_thread_cancels_what_runs() throws Exception {
        Session session = session();
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<StatementFailed> ended = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                StatementFailed.class,
                () -> session.inTransaction(() -> {
                    session.run("create table t (id integer)");
                    begun.countDown();
                    session.run("select sum(a.range * b.range) from range(10000000) a, range(10000000) b");
                })));

        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        session.close();

        assertThat(ended.get(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(catchThrowableOfType(StatementFailed.class, () -> session.run("select 1"))
                        .words())
                .contains("closed");
    }

    private static List<String> tables(Session session) {
        return session.query("select table_name from duckdb_tables()", List.of(), row -> row.text("table_name"));
    }

    private static Session session() throws SQLException {
        return new Session(DriverManager.getConnection("jdbc:duckdb:"));
    }
}
