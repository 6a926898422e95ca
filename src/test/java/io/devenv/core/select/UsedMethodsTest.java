package io.devenv.core.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.state.DbtVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsedMethodsTest {
    private static final GrammarRules RULES = GrammarRules.of(DbtVersion.of("1.12.6"));

    /** The selectors nightly, nested (which names nightly) and round (which names itself). */
    private static final SelectionContext CONTEXT = SelectionContext.of(
                    Shop.manifest(), RULES, ProjectFiles.NONE, Shop.NOW)
            .with(new Selectors(Map.of(
                    "nightly", definition("state:modified,tag:nightly"),
                    "nested", definition("selector:night* path:models"),
                    "round", definition("selector:round access:public"))));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            stg_a                      | fqn
            stg_a +tag:core+,seeds/    | fqn path tag
            selector:nightly           | selector state tag
            selector:nested            | path selector state tag
            selector:round             | access selector
            selector:*                 | access path selector state tag
            """)
    void theMethodsOfNamedSelectorsAreUsedToo(String specs, String methods) {
        assertThat(UsedMethods.of(ls().selecting(specs), CONTEXT)).containsExactlyInAnyOrder(methods.split(" "));
    }

    @Test
    void whatIsExcludedIsLookedForToo() {
        assertThat(UsedMethods.of(Shop.excluding(ls(), "result:error"), CONTEXT))
                .containsExactly("result");
        assertThat(UsedMethods.of(Shop.excluding(ls().selecting("tag:core"), "result:error"), CONTEXT))
                .containsExactlyInAnyOrder("tag", "result");
        assertThat(UsedMethods.of(ls(), CONTEXT)).isEmpty();
    }

    @Test
    void ofASelectorGivenByNameTheDefinitionCountsAlone() {
        assertThat(UsedMethods.of(Shop.by(ls().selecting("stg_a"), "nightly"), CONTEXT))
                .containsExactlyInAnyOrder("state", "tag");
    }

    private static SelectionRequest ls() {
        return SelectionRequest.everything(DbtCommand.LS);
    }

    private static Selectors.Definition definition(String specs) {
        SelectionSpec spec = new SpecParser(IndirectSelection.EAGER, RULES).union(List.of(specs));
        return new Selectors.Definition(spec, false);
    }
}
