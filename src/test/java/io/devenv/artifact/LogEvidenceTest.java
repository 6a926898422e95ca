package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the logs of real runs prove about the relations that lay in the database afterwards. */
class LogEvidenceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "failed_node", "handmade_beside", "killed", "killed_between_renames", "materialization_changed",
                "materialized_views", "odd_names", "seeds", "snapshots", "stored_failures"
            })
    void the_log_proves_what_dbt_built_and_nothing_else(String scenario) throws IOException {
        Set<RelationName> proven = LogReader.read(new GZIPInputStream(open(scenario + ".log.gz")), scenario).stream()
                .map(Built::name)
                .collect(Collectors.toSet());

        try (InputStream rows = open(scenario + ".txt")) {
            assertThat(new String(rows.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .isNotEmpty()
                    .allSatisfy(row -> {
                        String[] parts = row.split("\t", -1);
                        RelationName name = new RelationName(parts[1], parts[2], parts[3]);
                        assertThat(proven.contains(name)).as(row).isEqualTo(parts[0].equals("proof"));
                    });
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(LogEvidenceTest.class.getResourceAsStream("/artifact/logs/" + name), name);
    }
}
