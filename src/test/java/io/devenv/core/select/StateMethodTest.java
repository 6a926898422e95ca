package io.devenv.core.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Stop;
import io.devenv.core.state.ComparisonRules;
import io.devenv.core.state.DbtVersion;
import io.devenv.core.state.StateComparison;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateMethodTest {
    private static final Map<String, Object> CONTRACT = Map.of("enforced", true, "checksum", "1");
    private static final Map<String, Object> NO_CONTRACT = Map.of("enforced", false);

    @ParameterizedTest(name = "state:{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            new                              | app.t fresh
            old                              | moved rewritten same settled uq
            modified                         | fresh moved rewritten settled
            unmodified                       | app.t same uq
            modified.body                    | fresh rewritten
            modified.configs                 | app.t fresh settled
            modified.relation                | app.t fresh
            modified.persisted_descriptions  | fresh
            modified.macros                  | ''
            modified.contract                | fresh
            """)
    void comparesWithTheState(String value, String names) {
        Manifest state = new TestManifest()
                .model("same")
                .model("rewritten", node -> node.body("old"))
                .model("moved", node -> node.fqn("shop", "before", "moved"))
                .model("settled", node -> node.written("materialized", "table"))
                .test("uq", "model.shop.rewritten")
                .build();
        Manifest now = new TestManifest()
                .source("app", "t", node -> node)
                .model("same")
                .model("fresh")
                .model("rewritten")
                .model("moved")
                .model("settled")
                .test("uq", "model.shop.rewritten")
                .build();

        Selection selection = select("state:" + value, now, state, IndirectSelection.EMPTY);

        assertThat(Shop.names(selection)).isEqualTo(names);
    }

    @Test
    void unmodifiedDragsInTestsThatAreModifiedThemselves() {
        Manifest state = new TestManifest().model("m").build();
        Manifest now =
                new TestManifest().model("m").test("added", "model.shop.m").build();

        assertThat(Shop.names(select("state:unmodified", now, state, IndirectSelection.EAGER)))
                .isEqualTo("added m");
    }

    @ParameterizedTest
    @CsvSource({"state:modified.inputs", "state:modified.fqn", "state:modified.other", "state:bogus", "state:modified."
    })
    void anUnknownValueStops(String spec) {
        Manifest empty = new TestManifest().build();

        Stop stop = catchThrowableOfType(Stop.class, () -> select(spec, empty, empty, IndirectSelection.EAGER));

        assertThat(stop.problem().fault()).isEqualTo(Fault.USAGE);
        assertThat(stop.problem().message()).contains(spec.substring("state:".length()));
    }

    @Test
    void aBrokenContractIsWarnedAboutWhereTheModelHasNoVersions() {
        Manifest state = new TestManifest()
                .model("kept", node -> node.field("contract", CONTRACT))
                .model("gone", node -> node.field("contract", CONTRACT))
                .build();
        Manifest now = new TestManifest()
                .model("kept", node -> node.field("contract", NO_CONTRACT))
                .build();

        Selection selection = select("state:modified", now, state, IndirectSelection.EAGER);

        assertThat(Shop.names(selection)).isEqualTo("kept");
        assertThat(selection.warnings())
                .extracting(warning -> warning.node().orElse(""), warning -> warning.message())
                .containsExactlyInAnyOrder(
                        tuple(
                                "model.shop.kept",
                                "Breaking change to contracted, unversioned model kept (models/kept.sql):"
                                        + " Contract enforcement was removed"),
                        tuple(
                                "model.shop.gone",
                                "Breaking change to contracted, unversioned model gone (models/gone.sql):"
                                        + " Contracted model 'model.shop.gone' was deleted or renamed."));
    }

    @ParameterizedTest
    @CsvSource({"state:modified", "state:unmodified", "state:modified.contract"})
    void aBrokenContractOfAVersionEndsTheSelection(String spec) {
        Manifest state = new TestManifest()
                .version("dim", 1, 1, node -> node.field("contract", CONTRACT))
                .build();
        Manifest now = new TestManifest()
                .version("dim", 1, 1, node -> node.field("contract", NO_CONTRACT))
                .build();

        Stop stop = catchThrowableOfType(Stop.class, () -> select(spec, now, state, IndirectSelection.EAGER));

        assertThat(stop.problem().code()).isEqualTo("contract-broken");
        assertThat(stop.problem().fault()).isEqualTo(Fault.PROJECT);
        assertThat(select("state:new", now, state, IndirectSelection.EAGER).ids())
                .isEmpty();
    }

    private static Selection select(String spec, Manifest now, Manifest state, IndirectSelection mode) {
        ComparisonRules rules = ComparisonRules.of(DbtVersion.of("1.11.16"), Optional.empty());
        SelectionContext context = Shop.context(now).comparedWith(StateComparison.of(now, state, rules));
        return Selector.select(
                SelectionRequest.everything(DbtCommand.LS).selecting(spec).with(mode), context);
    }
}
