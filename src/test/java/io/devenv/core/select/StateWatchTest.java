package io.devenv.core.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Stop;
import io.devenv.core.problem.Warning;
import io.devenv.core.state.ComparisonRules;
import io.devenv.core.state.DbtVersion;
import io.devenv.core.state.StateComparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What dbt says while it compares. */
class StateWatchTest {
    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            sha256:1       | path:seeds/s.csv | seed s is over dbt's limit in size, and was not before: it counts as changed
            path:seeds/s.csv | path:seeds/s.csv | seed s is over dbt's limit in size, so that dbt cannot tell whether it changed: it counts as unchanged
            path:old/s.csv | path:seeds/s.csv | seed s is over dbt's limit in size, and lay elsewhere before: it counts as changed
            path:seeds/s.csv | sha256:1       | ''
            sha256:1       | sha256:2         | ''
            """)
    void aSeedOverTheLimitIsDoubted(String old, String now, String warning) {
        Manifest branch = seed(now);
        Manifest state = seed(old);

        for (String spec : List.of("state:modified", "state:unmodified", "state:modified.body")) {
            assertThat(select(spec, branch, state, "1.11.16").warnings())
                    .filteredOn(each -> each.code().equals("seed-over-limit"))
                    .extracting(Warning::message)
                    .as(spec)
                    .isEqualTo(warning.isEmpty() ? List.of() : List.of(warning));
        }
        assertThat(select("state:old", branch, state, "1.11.16").warnings()).isEmpty();
        assertThat(select("state:modified", branch, state, "1.11.16").ids()).hasSize(old.equals(now) ? 0 : 1);
        assertThat(select("state:modified", branch, new TestManifest().build(), "1.11.16")
                        .warnings())
                .as("new")
                .isEmpty();
    }

    private static Manifest seed(String checksum) {
        return new TestManifest()
                .node(ResourceType.SEED, "s", node -> node.body(checksum))
                .model("path", node -> node.body("path:x"))
                .build();
    }

    @ParameterizedTest(name = "dbt {0} ends at a broken contract without versions: {1}")
    @CsvSource({"1.5.11, true", "1.6.18, true", "1.7.19, false"})
    void everyBrokenContractWasTheEndOnce(String dbt, boolean ends) {
        Manifest state = new TestManifest()
                .model("m", node -> node.field("contract", Map.of("enforced", true, "checksum", "1")))
                .build();
        Manifest branch = new TestManifest().model("m").build();

        Stop stop = catchThrowableOfType(Stop.class, () -> select("state:modified", branch, state, dbt));

        assertThat(stop != null).isEqualTo(ends);
        if (stop != null)
            assertThat(stop.problem().because())
                    .hasValueSatisfying(why -> assertThat(why).startsWith("this dbt"));
    }

    private static Selection select(String spec, Manifest now, Manifest state, String dbt) {
        ComparisonRules rules = ComparisonRules.of(DbtVersion.of(dbt), Optional.empty());
        SelectionContext context = Shop.context(now).comparedWith(StateComparison.of(now, state, rules));
        return Selector.select(
                SelectionRequest.everything(DbtCommand.LS).selecting(spec).with(IndirectSelection.EMPTY), context);
    }
}
