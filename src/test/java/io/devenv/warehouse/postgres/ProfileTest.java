package io.devenv.warehouse.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.document.Fields;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.target.Secret;
import io.devenv.core.target.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
    private static final Map<String, Object> NEEDED = Map.of(
            "type",
            "postgres",
            "host",
            "db.example",
            "port",
            5432,
            "user",
            "ann",
            "password",
            "geheim",
            "database",
            "wh");

    @Test
    void every_field_reaches_the_driver_as_a_value() {
        Properties properties = PostgresProfile.of(target(Map.of(
                        "database", "we%ird?db&x=1/ä",
                        "sslmode", "verify-full",
                        "sslcert", "tls/ann.crt",
                        "sslkey", "/etc/ann.key",
                        "sslrootcert", "root.crt",
                        "keepalives_idle", 30,
                        "connect_timeout", 3,
                        "application_name", "dbt of ann")))
                .forDriver();

        assertThat(properties)
                .containsOnly(
                        Map.entry("PGHOST", "db.example"),
                        Map.entry("PGPORT", "5432"),
                        Map.entry("PGDBNAME", "we%ird?db&x=1/ä"),
                        Map.entry("user", "ann"),
                        Map.entry("password", "geheim"),
                        Map.entry("connectTimeout", "3"),
                        Map.entry("loginTimeout", "3"),
                        Map.entry("tcpKeepAlive", "true"),
                        Map.entry("ApplicationName", "devenv"),
                        Map.entry("sslmode", "verify-full"),
                        Map.entry("sslcert", "/project/tls/ann.crt"),
                        Map.entry("sslkey", "/etc/ann.key"),
                        Map.entry("sslrootcert", "/project/root.crt"));
    }

    @Test
    void what_is_left_out_is_as_dbt_has_it() {
        Properties properties = PostgresProfile.of(target(Map.of())).forDriver();

        assertThat(properties).containsEntry("connectTimeout", "10").containsEntry("tcpKeepAlive", "false");
        assertThat(properties).doesNotContainKeys("sslmode", "sslcert", "sslkey", "sslrootcert");
    }

    @ParameterizedTest(name = "a role written {0} is the server''s {1}")
    @CsvSource(
            quoteCharacter = '`',
            nullValues = "no role",
            value = {
                "transformer, transformer",
                "Transformer, transformer",
                "\"Transformer\", Transformer",
                "\"My \"\"Role\"\"\", My \"Role\"",
                "none, no role",
                "` `, no role"
            })
    void a_role_means_what_it_means_in_dbts_statement(String written, @Nullable String role) {
        assertThat(PostgresProfile.of(target(Map.of("role", written))).role()).isEqualTo(Optional.ofNullable(role));
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "port", "user", "password", "database"})
    void what_dbt_requires_is_required(String key) {
        Map<String, Object> settings = new LinkedHashMap<>(NEEDED);
        settings.remove(key);

        Problem problem = problem(settings);

        assertThat(problem.fault()).isEqualTo(Fault.PROJECT);
        assertThat(problem.code()).isEqualTo("postgres-setting-missing");
        assertThat(problem.message()).isEqualTo("the output has no `" + key + "`");
        assertThat(problem.place().orElseThrow()).hasToString("profiles.yml (shop.outputs.dev." + key + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"port", "connect_timeout", "keepalives_idle", "retries"})
    void a_number_in_quotes_is_no_number_to_dbt(String key) {
        Problem problem = problem(with(Map.of(key, "12")));

        assertThat(problem.code()).isEqualTo("postgres-setting-invalid");
        assertThat(problem.message()).isEqualTo("`" + key + "` must be a whole number");
        assertThat(problem.place().orElseThrow().key()).hasValue("shop.outputs.dev." + key);
        assertThat(problem.next().orElseThrow()).contains("as_number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "user", "password", "database", "role", "search_path", "sslmode", "sslcert"})
    void a_number_is_no_text_to_dbt(String key) {
        Problem problem = problem(with(Map.of(key, 12345)));

        assertThat(problem.code()).isEqualTo("postgres-setting-invalid");
        assertThat(problem.message()).isEqualTo("`" + key + "` must be text");
        assertThat(problem.toString()).doesNotContain("12345");
    }

    @ParameterizedTest(name = "port {0}: {1}")
    @CsvSource({"0, false", "1, true", "65535, true", "65536, false", "-1, false"})
    void a_port_is_one_that_exists(int port, boolean taken) {
        Map<String, Object> settings = with(Map.of("port", port));

        if (taken) assertThat(PostgresProfile.of(target(settings)).port()).isEqualTo(port);
        else assertThat(problem(settings).message()).isEqualTo("`port` is no port: " + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/run/postgresql", ""})
    void a_unix_socket_is_not_spoken_to(String host) {
        assertThat(problem(with(Map.of("host", host))).message())
                .isEqualTo("`host` names a Unix socket: not supported yet");
    }

    @Test
    void secrets_are_stars_wherever_they_could_be_seen() {
        Target target = target(Map.of("host", new Secret("hush.example"), "password", new Secret("geheim")));

        assertThat(new Postgres().describe(target)).isEqualTo("postgres *****:5432/wh");
        assertThat(PostgresProfile.of(target).toString()).doesNotContain("geheim");
        assertThat(PostgresProfile.of(target).forDriver()).containsEntry("PGHOST", "hush.example");
    }

    @Test
    void an_address_of_ipv6_is_told_from_its_port() {
        assertThat(new Postgres().describe(target(Map.of("host", "::1")))).isEqualTo("postgres [::1]:5432/wh");
    }

    private static Problem problem(Map<String, Object> settings) {
        Target target = new Target("shop", "dev", "postgres", "dev", 1, "/project", new Fields(settings));
        return catchThrowableOfType(Stop.class, () -> PostgresProfile.of(target))
                .problem();
    }

    private static Target target(Map<String, Object> settings) {
        return new Target("shop", "dev", "postgres", "dev", 1, "/project", new Fields(with(settings)));
    }

    private static Map<String, Object> with(Map<String, Object> settings) {
        Map<String, Object> all = new LinkedHashMap<>(NEEDED);
        all.putAll(settings);
        return all;
    }
}
