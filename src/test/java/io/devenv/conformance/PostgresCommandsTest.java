package io.devenv.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.contract.PostgresServer;
import io.devenv.fixture.InProcess;
import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The other commands over one of the recorded projects on Postgres: what they show, and that they change nothing. */
class PostgresCommandsTest {
    private static final String DATABASE = "orc_leftover_pg";

    @TempDir
    private Path folder;

    @BeforeEach
    void layOut() throws IOException, SQLException {
        Path corpus = Path.of(System.getProperty("devenv.home", "."), "src/test/resources/conformance");
        new CaseFolder(Case.read(corpus, "leftover_pg-all-exist"), folder).layOut();
        Files.writeString(folder.resolve("devenv.yml"), "personal: [\"dev_alice\"]\n");
    }

    @Test
    void status_tells_leftovers_and_offers_to_clean_them() throws IOException {
        Told status = devenv("status", "--state", state());

        assertThat(status.code()).as(status.err()).isZero();
        assertThat(status.out()).contains("postgres 127.0.0.1:" + PostgresServer.port() + "/" + DATABASE);
        assertThat(status.out()).contains("leftover", "next: devenv clean", "(2 relations)");
    }

    @Test
    void a_preview_of_clean_changes_nothing() throws IOException {
        String before = contents();

        Told clean = devenv("clean", "--state", state());

        assertThat(clean.code()).as(clean.err()).isZero();
        assertThat(clean.out()).contains("Drops 2 relations", "model_b", "model_c");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void a_password_is_in_no_output_whatever_goes_wrong() throws IOException {
        Path profiles = folder.resolve("profiles.yml");
        Files.writeString(
                profiles,
                Files.readString(profiles)
                        .replace("password: x", "password: geheim-4711")
                        .replace("dbname: " + DATABASE, "dbname: no_such"));

        Told status = devenv("status");

        assertThat(status.code()).isEqualTo(12);
        assertThat(status.err()).contains("[postgres-database-missing]").doesNotContain("geheim-4711", "\tat ");
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            user: postgres  | user: nobody     | postgres-login-refused    | user
            host: 127.0.0.1 | host: no.invalid | postgres-unreachable      | host
            user: postgres  | "user: postgres, sslmode: require" | postgres-tls-failed | sslmode
            user: postgres  | "user: postgres, role: no_such" | postgres-role-refused | role
            """)
    void what_keeps_from_connecting_is_told_with_the_field_and_what_to_do(
            String right, String wrong, String code, String field) throws IOException {
        Path profiles = folder.resolve("profiles.yml");
        String text = Files.readString(profiles).replace("password: x", "password: geheim-4711");
        assertThat(text).contains(right);
        String indent = "\n"
                + " "
                        .repeat(text.lines()
                                .filter(line -> line.contains(right))
                                .mapToInt(line -> line.indexOf(right))
                                .findFirst()
                                .orElseThrow());
        Files.writeString(profiles, text.replace(right, wrong.replace("\"", "").replace(", ", indent)));

        Told plan = devenv("plan", "--defer", "--all", "--output", "json", "--state", state());

        assertThat(plan.code()).as(plan.err()).isEqualTo(12);
        assertThat(plan.err()).contains("[" + code + "]", "at profiles.yml (", "." + field + ")", "→ ");
        assertThat(plan.out()).contains("\"code\" : \"" + code + "\"");
        assertThat(plan.err() + plan.out()).doesNotContain("geheim-4711", "\tat ");
    }

    private Told devenv(String... arguments) {
        return InProcess.in(folder).run(arguments);
    }

    private String state() throws IOException {
        Path corpus = Path.of(System.getProperty("devenv.home", "."), "src/test/resources/conformance");
        return Case.read(corpus, "leftover_pg-all-exist")
                .stateFolders()
                .keySet()
                .iterator()
                .next();
    }

    private static String contents() {
        return String.join(
                "\n",
                PostgresServer.texts(
                        DATABASE,
                        "select format('%s.%s %s %s', relnamespace::regnamespace, relname, relkind, oid) from pg_class"
                                + " where relnamespace::regnamespace::text in ('dev_alice', 'analytics') order by 1"));
    }
}
