package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.artifact.SeenSchemas.Sight;
import io.devenv.core.relation.SchemaName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenSchemasTest {
    private static final SchemaName PR = new SchemaName("wh", "pr_1");
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T10:00:00Z");

    @TempDir
    Path home;

    private void see(String connection, String fingerprint, Instant at) {
        assertThat(SeenSchemas.read(home).keep(connection, List.of(new Sight(PR, fingerprint)), schema -> true, at))
                .isEmpty();
    }

    @Test
    void what_is_as_it_was_keeps_the_time_it_was_first_seen() {
        assertThat(SeenSchemas.read(home).since("duckdb a", PR, "f", MONDAY)).isEmpty();
        see("duckdb a", "f", MONDAY);
        see("duckdb a", "f", TUESDAY);

        assertThat(SeenSchemas.read(home).since("duckdb a", PR, "f", TUESDAY)).contains(MONDAY);
        assertThat(SeenSchemas.read(home).since("duckdb b", PR, "f", TUESDAY)).isEmpty();
        assertThat(SeenSchemas.read(home).since("duckdb a", PR, "other", TUESDAY))
                .isEmpty();
    }

    @Test
    void what_changed_is_seen_for_the_first_time() {
        see("duckdb a", "f", MONDAY);
        see("duckdb a", "g", TUESDAY);
        see("duckdb a", "f", TUESDAY.plusSeconds(1));

        assertThat(SeenSchemas.read(home).since("duckdb a", PR, "f", TUESDAY.plusSeconds(9)))
                .contains(TUESDAY.plusSeconds(1));
    }

    @Test
    void what_is_gone_is_forgotten_but_nothing_of_another_connection() {
        see("duckdb a", "f", MONDAY);
        see("duckdb b", "f", MONDAY);
        SeenSchemas.read(home).keep("duckdb a", List.of(), schema -> true, TUESDAY);

        assertThat(SeenSchemas.read(home).since("duckdb a", PR, "f", TUESDAY)).isEmpty();
        assertThat(SeenSchemas.read(home).since("duckdb b", PR, "f", TUESDAY)).contains(MONDAY);
        SeenSchemas.read(home).keep("duckdb b", List.of(), schema -> false, TUESDAY);
        assertThat(SeenSchemas.read(home).since("duckdb b", PR, "f", TUESDAY)).contains(MONDAY);
    }

    @Test
    void a_time_in_the_future_is_none() {
        see("duckdb a", "f", TUESDAY);

        assertThat(SeenSchemas.read(home).since("duckdb a", PR, "f", MONDAY)).isEmpty();
    }

    @Test
    void a_damaged_file_makes_everything_new_and_is_said() throws IOException {
        see("duckdb a", "f", MONDAY);
        Path file = home.resolve("schemas.jsonl");
        Files.writeString(file, Files.readString(file).replace("2026-03-02", "2020-03-02"));

        SeenSchemas seen = SeenSchemas.read(home);
        assertThat(seen.since("duckdb a", PR, "f", TUESDAY)).isEmpty();
        assertThat(seen.warning())
                .hasValueSatisfying(each -> assertThat(each.code()).isEqualTo("evidence-ignored"));
    }
}
