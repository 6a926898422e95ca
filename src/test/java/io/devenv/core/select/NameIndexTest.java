package io.devenv.core.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.NodeSet;
import io.devenv.core.state.DbtVersion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameIndexTest {
    private static final GrammarRules RULES = GrammarRules.of(DbtVersion.of("1.11.16"));

    private final SelectionContext context = Shop.context(Shop.manifest());

    /** Names are looked up in the index from the third on; each alone is searched for. */
    @Test
    void manyNamesSelectWhatEachSelectsAlone() {
        List<String> names = Stream.concat(
                        Stream.of(
                                "staging", "marts.core", "shop.staging", "dim_v2", "dim.v1", "util.helper", "nothing"),
                        context.manifest().nodes().stream().map(Node::name))
                .toList();
        Set<String> alone = new TreeSet<>();
        names.forEach(name -> alone.addAll(select(name)));

        assertThat(select(String.join(" ", names))).isEqualTo(alone);
        for (String name : names) {
            assertThat(select("no1 no2 no3 " + name)).as(name).isEqualTo(select(name));
        }
    }

    @Test
    void fromTheThirdNameOnOnlyLikelyNodesAreLookedAt() {
        NameIndex index = new NameIndex(context.manifest());
        int all = context.manifest().nodes().size();

        assertThat(List.of(
                        candidates(index, "fct_x").size(),
                        candidates(index, "fct_x").size()))
                .containsExactly(all, all);
        assertThat(ids(index, "fct_x")).isEqualTo("dim.v1 dim.v10 dim.v2 fct_x");
        assertThat(ids(index, "staging.stg_a")).isEqualTo("dim.v1 dim.v10 dim.v2 stg_a stg_b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tag:core", "*", "fct_?", "f[c]t", "f]"})
    void whateverIsNoPlainNameIsLookedForEverywhere(String spec) {
        NameIndex index = new NameIndex(context.manifest());
        for (int time = 0; time < 5; time++) {
            assertThat(candidates(index, spec)).hasSameSizeAs(context.manifest().nodes());
        }
    }

    private static String ids(NameIndex index, String spec) {
        return Shop.names(candidates(index, spec).ids());
    }

    private static NodeSet candidates(NameIndex index, String spec) {
        SelectionSpec.Criterion criterion = new SpecParser(IndirectSelection.EAGER, RULES).criterion(spec);
        return index.candidates(criterion, RULES);
    }

    private Set<String> select(String specs) {
        SelectionRequest request =
                SelectionRequest.everything(DbtCommand.LS).selecting(specs).with(IndirectSelection.EMPTY);
        return Selector.select(request, context).ids();
    }
}
