package io.devenv.warehouse.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.contract.PostgresServer;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.target.Secret;
import io.devenv.core.target.Target;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import io.devenv.warehouse.Warehouse;
import io.devenv.warehouse.postgres.ServerConnection.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectingTest {
    private static final String PASSWORD = "sesame-0815";

    private static String database = "";

    @BeforeAll
    static void makePeople() {
        database = PostgresServer.newDatabase();
        PostgresServer.run(
                "postgres",
                List.of(
                        "create role locked_up login password '" + PASSWORD + "'",
                        "create role only_tls login",
                        "create role outsider login",
                        "create role analyst",
                        "create role \"My \"\"Role\"\"\"",
                        "grant analyst, \"My \"\"Role\"\"\" to outsider",
                        "create database closed",
                        "revoke connect on database closed from public"));
        PostgresServer.letIn("host all locked_up all scram-sha-256", "hostnossl all only_tls all reject");
    }

    @Test
    void whoever_has_the_password_gets_in() {
        try (Session session =
                ServerConnection.open(target(Map.of("user", "locked_up", "password", PASSWORD)), Mode.READ)) {
            assertThat(one(session, "select current_user::text as it")).isEqualTo("locked_up");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong-4711", "x"})
    void a_wrong_password_is_told_and_never_shown(String wrong) {
        Problem problem = problem(Map.of("user", "locked_up", "password", new Secret(wrong)));

        assertThat(problem.fault()).isEqualTo(Fault.WAREHOUSE);
        assertThat(problem.code()).isEqualTo("postgres-login-refused");
        assertThat(problem.message()).isEqualTo("the server does not let locked_up in");
        assertThat(problem.because())
                .hasValue("Postgres: FATAL: password authentication failed for user \"locked_up\"");
        assertThat(problem.next()).isPresent();
        assertThat(problem.toString()).doesNotContain("wrong-4711");
    }

    @Test
    void a_user_from_a_secret_is_taken_out_of_the_servers_words() {
        Problem problem = problem(Map.of("user", new Secret("nobody_i_know")));

        assertThat(problem.code()).isEqualTo("postgres-login-refused");
        assertThat(problem.because()).hasValue("Postgres: FATAL: role \"*****\" does not exist");
        assertThat(problem.toString()).doesNotContain("nobody_i_know");
    }

    @Test
    void a_server_that_wants_tls_says_so() {
        Problem problem = problem(Map.of("user", "only_tls"));

        assertThat(problem.code()).isEqualTo("postgres-login-refused");
        assertThat(problem.because().orElseThrow()).contains("no encryption");
        assertThat(problem.next().orElseThrow()).contains("sslmode");
    }

    @Test
    void a_profile_that_wants_tls_of_a_server_without_is_refused() {
        Problem problem = problem(Map.of("sslmode", "require"));

        assertThat(problem.code()).isEqualTo("postgres-tls-failed");
        assertThat(problem.because()).hasValue("Postgres: The server does not support SSL.");
    }

    @Test
    void a_mode_of_tls_that_there_is_not_is_named() {
        Problem problem = problem(Map.of("sslmode", "always"));

        assertThat(problem.code()).isEqualTo("postgres-tls-failed");
        assertThat(problem.because().orElseThrow()).contains("sslmode", "always");
    }

    @Test
    void a_database_that_is_not_there_is_not_made() {
        Problem problem = problem(Map.of("database", "no_such"));

        assertThat(problem.code()).isEqualTo("postgres-database-missing");
        assertThat(problem.message()).isEqualTo("there is no database no_such");
    }

    @Test
    void a_database_one_may_not_connect_to_is_told_from_a_missing_one() {
        Problem problem = problem(Map.of("user", "outsider", "database", "closed"));

        assertThat(problem.code()).isEqualTo("postgres-connect-denied");
        assertThat(problem.message()).isEqualTo("outsider may not connect to database closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "ANALYST", "\"My \"\"Role\"\"\""})
    void the_session_changes_into_the_role(String role) {
        try (Session session = ServerConnection.open(target(Map.of("user", "outsider", "role", role)), Mode.READ)) {
            assertThat(one(session, "select current_user::text as it")).isIn("analyst", "My \"Role\"");
            assertThat(one(session, "select session_user::text as it")).isEqualTo("outsider");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "no_such_role"})
    void a_role_one_may_not_have_is_refused(String role) {
        Problem problem = problem(Map.of("user", "outsider", "role", role));

        assertThat(problem.code()).isEqualTo("postgres-role-refused");
        assertThat(problem.message()).isEqualTo("cannot change into the role " + role);
        assertThat(problem.because().orElseThrow()).contains("role \"" + role + "\"");
    }

    @Test
    void a_host_that_there_is_not_is_named() {
        Problem problem = problem(Map.of("host", "no-such-host.invalid"));

        assertThat(problem.code()).isEqualTo("postgres-unreachable");
        assertThat(problem.message()).isEqualTo("no host is called no-such-host.invalid");
    }

    @Test
    void a_port_where_nobody_listens_is_named() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        Problem problem = problem(Map.of("port", free));

        assertThat(problem.code()).isEqualTo("postgres-unreachable");
        assertThat(problem.message()).isEqualTo("nothing answers at 127.0.0.1:" + free + "/" + database);
    }

    @Test
    void who_listens_and_never_answers_is_not_waited_for() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Problem problem = problem(Map.of("port", silent.getLocalPort(), "connect_timeout", 1));

            assertThat(problem.code()).isEqualTo("postgres-unreachable");
            assertThat(problem.message())
                    .isEqualTo("no answer from 127.0.0.1:" + silent.getLocalPort() + "/" + database);
        }
    }

    @Test
    void a_session_for_reading_can_write_nothing() {
        PostgresServer.run(database, List.of("create table if not exists public.t as select 1 as id"));

        try (Session session = ServerConnection.open(target(Map.of()), Mode.READ)) {
            for (String write : List.of(
                    "insert into public.t values (2)", "drop table public.t", "create schema s", "create role r")) {
                StatementFailed failed = catchThrowableOfType(StatementFailed.class, () -> session.run(write));
                assertThat(failed.state()).as(write).isEqualTo("25006");
            }
            assertThat(one(session, "select current_setting('application_name') as it"))
                    .isEqualTo("devenv");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"we%ird?db&x=1/ä", "quo\"te", "apo'strophe", "semi;colon", "new\nline"})
    void a_database_is_found_by_whatever_name(String name) {
        PostgresServer.makeAnew(name);

        try (Session session = ServerConnection.open(target(Map.of("database", name)), Mode.READ)) {
            assertThat(one(session, "select current_database()::text as it")).isEqualTo(name);
        }
    }

    @Test
    void a_server_that_ends_the_connection_is_no_empty_listing() {
        try (Warehouse warehouse = new Postgres().openToRead(target(Map.of()))) {
            PostgresServer.run(
                    "postgres",
                    List.of("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                            + " where application_name = 'devenv' and datname = '" + database + "'"));

            Stop stop =
                    catchThrowableOfType(Stop.class, () -> warehouse.list(Set.of(new SchemaName(database, "public"))));

            assertThat(stop.problem().code()).isEqualTo("postgres-connection-lost");
            assertThat(stop.problem().fault()).isEqualTo(Fault.WAREHOUSE);
        }
    }

    private static Target target(Map<String, Object> settings) {
        return PostgresServer.target(database, settings);
    }

    private static Problem problem(Map<String, Object> settings) {
        return catchThrowableOfType(Stop.class, () -> ServerConnection.open(target(settings), Mode.READ))
                .problem();
    }

    private static String one(Session session, String query) {
        return session.query(query, List.of(), row -> row.text("it")).get(0);
    }
}
