package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devenv.artifact.LockFile;
import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.SchemaName;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaLocksTest {
    private static final SchemaName ALICE = new SchemaName("shop", "dev_alice");
    private static final LockFile.Holder OTHER =
            new LockFile.Holder(4711, "clean --yes", Instant.parse("2026-11-21T10:00:00Z"));
    private static final LockFile.Holder ME = LockFile.Holder.here("undo", Instant.EPOCH);

    @TempDir
    private Path home;

    private Environment environment = new Environment(Map.of(), Path.of(""), Path.of(""), "alice");

    @BeforeEach
    void set_up() {
        Path shop = home.resolve("shop");
        Path devenv = Path.of(System.getProperty("devenv.home", ".")).toAbsolutePath();
        SetUpDemo.in(shop, Optional.of(devenv), Clock.systemUTC());
        environment = new Environment(Map.of(), shop, home, "alice");
    }

    @Test
    void a_schema_is_changed_by_one_command_at_a_time_and_the_other_is_told_by_whom() {
        try (SchemaLocks held = SchemaLocks.take(workspace(), Set.of(ALICE), OTHER)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> SchemaLocks.take(
                            workspace(),
                            List.of(new SchemaName("shop", "dev_bob"), new SchemaName("SHOP", "Dev_Alice")),
                            ME))
                    .isInstanceOfSatisfying(Stop.class, stop -> {
                        assertThat(stop.problem().code()).isEqualTo("schema-locked");
                        assertThat(stop.problem().because().orElseThrow())
                                .startsWith("`devenv clean --yes` (process 4711) is at it since 2026-11-21");
                    });
            SchemaLocks.take(workspace(), Set.of(new SchemaName("shop", "dev_bob")), ME)
                    .close();
        }
        SchemaLocks.take(workspace(), Set.of(ALICE), ME).close();
    }

    @Test
    void clean_changes_nothing_where_somebody_is_at_work() {
        CleanSchema clean = new CleanSchema(
                environment,
                GivenFlags.NONE,
                new CleanRequest(CleanOptions.DEFAULT, List.of(), false, false, "clean --yes", Optional.empty()),
                Clock.systemUTC(),
                Progress.NONE);
        Cleaning shown = clean.preview();
        try (SchemaLocks held = SchemaLocks.take(workspace(), Set.of(ALICE), OTHER)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> clean.apply(shown)).hasMessageContaining("schema-locked");
        }
        assertThat(clean.preview().all()).hasSameSizeAs(shown.all());
        assertThat(ShowLog.runs(environment, GivenFlags.NONE, Clock.systemUTC()))
                .isEmpty();
        assertThat(clean.apply(shown).complete()).isTrue();
    }

    private Workspace workspace() {
        return Workspace.open(environment, GivenFlags.NONE, Optional.empty(), Clock.systemUTC());
    }
}
