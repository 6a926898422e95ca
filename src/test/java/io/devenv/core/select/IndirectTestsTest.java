package io.devenv.core.select;

import static io.devenv.core.manifest.ResourceType.UNIT_TEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that come along, where they read more than one thing. */
class IndirectTestsTest {
    private final SelectionContext context = Shop.context(new TestManifest()
            .source("app", "t", node -> node)
            .model("a")
            .model("b")
            .test("of_a_and_source", "model.shop.a", "source.shop.app.t")
            .test("of_both", "model.shop.a", "model.shop.b")
            .node(UNIT_TEST, "unit_of_both", node -> node.parents("model.shop.a", "model.shop.b"))
            .build());

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            eager     | a   | of_a_and_source of_both unit_of_both
            # any source is as good as built, whether or not something selected reads it
            buildable | a   | of_a_and_source
            cautious  | a   | ''
            # what two criteria complete together: a test, but no unit test
            buildable | a b | of_a_and_source of_both
            cautious  | a b | of_both
            """)
    void allThatATestReadsMustBeThere(String mode, String specs, String tests) {
        Set<String> found = new HashSet<>(select(mode, specs));
        found.removeIf(id -> !id.startsWith("test.") && !id.startsWith("unit_test."));

        assertThat(Shop.names(found)).isEqualTo(tests);
    }

    private Set<String> select(String mode, String specs) {
        SelectionRequest request = SelectionRequest.everything(DbtCommand.LS)
                .selecting(specs)
                .with(IndirectSelection.ofWord(mode).orElseThrow());
        return Selector.select(request, context).ids();
    }
}
