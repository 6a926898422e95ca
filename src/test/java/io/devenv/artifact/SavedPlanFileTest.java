package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.plan.SavedCleaning;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.Fingerprint;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.SchemaName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedPlanFileTest {
    private static final SchemaName DEV = new SchemaName("wh", "dev");
    private static final Change AWAY =
            Change.rename(DEV.relation("größe \"x\"\n"), RelationKind.TABLE, DEV.relation("away"), "a reason");
    private static final Change SHOWN = Change.viewOf(AWAY.relation(), DEV.relation("prod"), "a reason");
    private static final SavedCleaning PLAN = new SavedCleaning(
            new SavedCleaning.Place("1.2.3", "shop", "dev", "duckdb wh.duckdb"),
            Instant.parse("2026-11-21T10:00:00Z"),
            "20261121t100000000",
            List.of("--clone", "--vars", "{a: 'b c'}"),
            List.of(new Batch(AWAY.relation(), List.of(AWAY, SHOWN))),
            Map.of(AWAY, List.of("alter table x", "and more"), SHOWN, List.of("create view x")),
            Map.of(AWAY.relation(), new Fingerprint(new TreeMap<>(Map.of("kind", "table", "rows", "3")))));

    @TempDir
    private Path folder;

    @Test
    void what_was_written_is_read_again() {
        SavedPlanFile.write(file(), PLAN);

        assertThat(SavedPlanFile.read(file())).isEqualTo(PLAN);
    }

    @Test
    void a_file_that_is_not_there_is_said_to_be_missing() {
        assertThatThrownBy(() -> SavedPlanFile.read(file()))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("plan-missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"schema\":\"devenv/clean-plan/2\"}",
                "{\"schema\":\"devenv/clean-plan/1\",\"at\":\"yesterday\"}",
                "{\"schema\":\"devenv/clean-plan/1\",\"at\":\"2026-11-21T10:00:00Z\",\"batches\":[{\"changes\":[{\"action\":\"MELT\"}]}]}"
            })
    void what_is_no_plan_is_refused(String text) throws IOException {
        Files.writeString(file(), text);

        assertThatThrownBy(() -> SavedPlanFile.read(file()))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("plan-unreadable");
    }

    @Test
    void a_place_that_cannot_be_written_to_is_a_problem() {
        assertThatThrownBy(() -> SavedPlanFile.write(folder.resolve("none/plan.json"), PLAN))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("plan-not-written");
    }

    private Path file() {
        return folder.resolve("plan.json");
    }
}
