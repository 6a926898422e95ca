package io.devenv.warehouse.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.contract.PostgresServer;
import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.RelationKind;
import io.devenv.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Others who work in the same schema while it is changed: somebody with a query, and dbt. */
class BusyServerTest {
    private final Db db = Db.make();

    @BeforeEach
    void makeTables() {
        db.run("create table dbt_ann.orders as select 1 as id", "create table dbt_ann.other as select 2 as id");
        db.run("create schema elsewhere", "create table elsewhere.theirs as select 3 as id");
    }

    @Test
    void what_somebody_uses_is_waited_for_three_seconds_and_then_left_alone_with_who_it_is() throws SQLException {
        try (Other psql = new Other("psql")) {
            psql.run("begin", "select * from dbt_ann.orders");
            Instant began = Instant.now();

            Problem problem = db.refusal(db.rename("orders", "orders_away"), db.rename("other", "away"));

            assertThat(Duration.between(began, Instant.now())).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(15));
            assertThat(problem.code()).isEqualTo("postgres-relation-busy");
            assertThat(problem.message())
                    .isEqualTo("dbt_ann.orders is in use: session " + psql.pid() + " of postgres (psql)");
            assertThat(problem.because().orElseThrow()).contains("3 seconds");
        }
        assertThat(db.kinds()).containsOnlyKeys("orders", "other");
    }

    /** Whoever wants to read what it has locked already waits for it, too. */
    @Test
    void who_has_locked_something_waits_for_nobody_else() throws SQLException {
        try (Other psql = new Other("psql")) {
            psql.run("begin", "select * from dbt_ann.orders");
            Instant began = Instant.now();

            Problem problem = db.refusal(db.rename("other", "away"), db.rename("orders", "orders_away"));

            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(2));
            assertThat(problem.code()).isEqualTo("postgres-relation-busy");
        }
        assertThat(db.kinds()).containsOnlyKeys("orders", "other");
    }

    /** Between the look by which it was decided and the change somebody may be faster. */
    @Test
    void what_was_built_anew_since_it_was_looked_at_is_not_touched() {
        try (Warehouse warehouse = new Postgres().openToChange(PostgresServer.target(db.name(), Map.of()), Set.of())) {
            warehouse.list(Set.of(db.schema("dbt_ann")));
            db.run("drop table dbt_ann.orders", "create table dbt_ann.orders as select 42 as id");

            Problem problem = catchThrowableOfType(
                            Stop.class,
                            () -> warehouse.make(List.of(db.rename("other", "away"), db.rename("orders", "gone"))))
                    .problem();

            assertThat(problem.message()).endsWith("orders: somebody built it anew since it was looked at");
            assertThat(db.kinds()).containsOnlyKeys("orders", "other");

            warehouse.make(List.of(db.rename("other", "away")));
            db.run("alter table dbt_ann.away rename to other");
            warehouse.make(List.of(db.rename("other", "away")));
            warehouse.make(List.of(db.drop("away", RelationKind.TABLE)));
        }
        assertThat(db.kinds()).containsOnlyKeys("orders");
    }

    @ParameterizedTest
    @EnumSource(
            value = Change.Action.class,
            names = {"RENAME", "DROP"})
    void what_was_built_anew_while_it_was_waited_for_is_not_touched(Change.Action action) throws Exception {
        Change change = action == Change.Action.DROP
                ? db.drop("orders", RelationKind.TABLE)
                : db.rename("orders", "orders_away");
        try (Other builder = new Other("builder")) {
            builder.run("begin", "lock table dbt_ann.orders in access exclusive mode");
            CompletableFuture<Problem> refusal = CompletableFuture.supplyAsync(() -> db.refusal(change));
            builder.awaitSomebodyWaiting();
            builder.run(
                    "alter table dbt_ann.orders rename to orders_old",
                    "create table dbt_ann.orders as select 42 as id",
                    "commit");

            assertThat(refusal.get(20, TimeUnit.SECONDS).message())
                    .endsWith("somebody built it anew at that very moment");
        }
        assertThat(db.kinds()).containsOnlyKeys("orders", "orders_old", "other");
    }

    @ParameterizedTest(name = "{0} whose last statement is {1}: at work here {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    dbt  | begin                                                         | true
                    dbt  | create table "db"."dbt_ann"."new__dbt_tmp" as select 1        | true
                    dbt  | begin; select count(*) from "%s"."elsewhere"."theirs"         | false
                    dbt  | begin; select count(*) from dbt_ann.orders where '"a"."b"."c"' <> '' | true
                    DBT-fusion | begin                                                   | true
                    psql | begin                                                         | false
                    """)
    void a_schema_that_dbt_is_or_may_be_at_work_in_is_left_alone(String application, String statement, boolean atWork)
            throws SQLException {
        try (Other other = new Other(application)) {
            other.tries(statement.replace("%s", db.name()));

            if (atWork) {
                assertThat(db.objection(db.rename("orders", "away")))
                        .startsWith("dbt-at-work: dbt is at work in dbt_ann: session " + other.pid()
                                + " of postgres, since ");
                assertThat(db.refusal(db.rename("orders", "away")).code()).isEqualTo("dbt-at-work");
            } else {
                assertThat(db.objection(db.rename("orders", "away"))).isEmpty();
            }
            assertThat(running()).isEqualTo(!application.equals("psql"));
        }
    }

    @Test
    void dbt_under_another_login_is_at_work_where_it_has_locks() throws SQLException {
        String robot = "robot_" + db.name();
        db.run("create role " + robot + " login superuser");
        try (Other other = new Other("dbt", robot)) {
            other.run("begin");
            assertThat(db.objection(db.rename("orders", "away"))).isEmpty();
            assertThat(running()).as("its temporaries may lie anywhere").isTrue();

            other.run("select * from dbt_ann.other");
            assertThat(db.objection(db.rename("orders", "away"))).contains("session " + other.pid() + " of " + robot);
        }
    }

    @Test
    void dbt_goes_by_the_name_that_the_profile_gives_it() throws SQLException {
        try (Other other = new Other("transform of ann");
                Warehouse warehouse = new Postgres()
                        .openToRead(PostgresServer.target(db.name(), Map.of("application_name", "transform of ann")))) {
            assertThat(warehouse.runningDbt().orElseThrow())
                    .startsWith("session " + other.pid() + " of postgres, since ");
        }
    }

    @Test
    void a_connection_that_breaks_leaves_open_what_came_of_the_change() {
        try (Warehouse warehouse = new Postgres().openToChange(PostgresServer.target(db.name(), Map.of()), Set.of())) {
            db.run("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                    + " where application_name = 'devenv' and datname = current_database()");

            Problem problem = catchThrowableOfType(
                            Stop.class, () -> warehouse.make(List.of(db.rename("orders", "away"))))
                    .problem();

            assertThat(problem.code()).isEqualTo(Warehouse.CONNECTION_LOST);
            assertThat(problem.message()).contains("dbt_ann.orders");
        }
        assertThat(db.kinds()).containsOnlyKeys("orders", "other");
    }

    private boolean running() {
        try (Warehouse warehouse = new Postgres().openToRead(PostgresServer.target(db.name(), Map.of()))) {
            return warehouse.runningDbt().isPresent();
        }
    }

    /** Somebody else's session. */
    private final class Other implements AutoCloseable {
        private final Connection connection;
        private final int pid;

        Other(String application) throws SQLException {
            this(application, "postgres");
        }

        Other(String application, String user) throws SQLException {
            connection = java.sql.DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + PostgresServer.port() + "/" + db.name() + "?ApplicationName="
                            + application.replace(" ", "%20"),
                    user,
                    "x");
            pid = connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
        }

        void run(String... statements) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                for (String each : statements) statement.execute(each);
            }
        }

        /** What counts is that it was said, not that it worked. */
        void tries(String statement) throws SQLException {
            try (Statement each = connection.createStatement()) {
                each.execute(statement);
            } catch (SQLException refused) {
                assertThat(refused.getMessage()).contains("cross-database");
            }
        }

        int pid() {
            return pid;
        }

        void awaitSomebodyWaiting() throws Exception {
            Instant until = Instant.now().plusSeconds(20);
            while (PostgresServer.texts(db.name(), "select 1 from pg_locks where not granted")
                    .isEmpty()) {
                assertThat(Instant.now()).isBefore(until);
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
