package io.devenv.core.select;

import static io.devenv.core.select.Shop.rules;
import static io.devenv.core.select.Shop.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.ResourceType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each command keeps of a selection, by the version of dbt. */
class CommandVersionsTest {
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @ParameterizedTest(name = "dbt {0}: {1}")
    @CsvSource({"1.8.10, int_m", "1.9.0, app.t ctry int_m stg_a stg_b"})
    void emptyModeKeepsRelativesSince1_9(String dbt, String names) {
        assertThat(select("+int_m", dbt)).isEqualTo(names);
    }

    @ParameterizedTest(name = "dbt {0} keeps for {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            1.5.11 | ls   | full
            1.6.0  | ls   | full void
            1.6.18 | docs | full
            1.7.0  | docs | full void
            1.8.10 | ls   | full void
            1.8.10 | run  | full
            1.9.0  | run  | full
            """)
    void nodesWithoutCodeStayInLists(String dbt, DbtWord command, String names) {
        Manifest manifest = new TestManifest()
                .model("void", node -> node.checksum(NOTHING))
                .model("full", node -> node.checksum("0".repeat(64)))
                .build();

        assertThat(Shop.names(Selector.select(
                        SelectionRequest.everything(command.command()),
                        SelectionContext.of(manifest, rules(dbt), ProjectFiles.NONE, Shop.NOW))))
                .isEqualTo(names);
    }

    @ParameterizedTest(name = "dbt {0}: {1}")
    @CsvSource({"1.8.10, ''", "1.9.0, below"})
    void throughANodeWithoutCodeNothingWasReachedUpTo1_8(String dbt, String names) {
        Manifest manifest = new TestManifest()
                .model("void", node -> node.checksum(NOTHING))
                .model("below", "model.shop.void")
                .build();

        assertThat(Shop.names(Selector.select(
                        SelectionRequest.everything(DbtCommand.RUN).selecting("void+1"),
                        SelectionContext.of(manifest, rules(dbt), ProjectFiles.NONE, Shop.NOW))))
                .isEqualTo(names);
    }

    @ParameterizedTest(name = "dbt {0} {1} --resource-type {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            1.7.19 | build | ''        | fct_x sing snp
            1.8.10 | build | ''        | fct_x fct_x.ut sing snp weekly
            1.10.0 | build | ''        | dash fct_x fct_x.ut sing snp weekly
            1.8.10 | test  | test      | fct_x.ut sing
            1.9.0  | test  | test      | sing
            1.8.10 | ls    | test      | fct_x.ut sing
            1.8.10 | build | test      | fct_x.ut sing
            1.9.0  | ls    | test      | sing
            1.7.19 | ls    | test      | sing
            1.8.10 | ls    | test seed | sing
            1.8.10 | clone | test      | ''
            """)
    void commandsKeepWhatTheyKeptThen(String dbt, DbtWord command, String types, String names) {
        SelectionRequest request =
                SelectionRequest.everything(command.command()).selecting("fct_x+");
        if (!types.isEmpty()) request = Shop.keeping(request, types.split(" "));
        Manifest manifest = rules(dbt).isAtLeast(1, 8) ? Shop.manifest() : withoutUnitTests();

        assertThat(Shop.names(Selector.select(
                        request, SelectionContext.of(manifest, rules(dbt), ProjectFiles.NONE, Shop.NOW))))
                .isEqualTo(names);
    }

    private static Manifest withoutUnitTests() {
        Manifest all = Shop.manifest();
        return new Manifest(
                all.metadata(),
                all.nodes().stream()
                        .filter(node -> node.type() != ResourceType.UNIT_TEST)
                        .toList(),
                all.macros().values(),
                all.disabled());
    }

    /** A command by its word. */
    record DbtWord(DbtCommand command) {
        static DbtWord of(String word) {
            return new DbtWord(DbtCommand.ofWord(word).orElseThrow());
        }
    }
}
