package io.devenv.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Node;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangedMacrosTest {
    private static final ComparisonRules RULES = ComparisonRules.of(DbtVersion.of("1.11.16"), Optional.empty());

    @Test
    void aChangedMacroMarksDirectAndNestedUsersButNotTheirChildren() {
        TestManifest now = models().macro("deep", "new");
        TestManifest state = models().macro("deep", "old");

        Node nested = now.build().node("model.shop.nested").orElseThrow();
        assertThat(compare(now, state).differences(nested)).containsOnlyKeys(Part.MACROS);
        assertThat(compare(now, state).differences(nested).get(Part.MACROS))
                .extracting(Difference::key)
                .containsExactly("macro.shop.deep");
        assertThat(modified(now, state, "nested")).isTrue();
        assertThat(modified(now, state, "direct")).isTrue();
        assertThat(modified(now, state, "child")).isFalse();
        assertThat(modified(now, state, "other")).isFalse();
    }

    @Test
    void aNewMacroAndOneThatIsGoneAreChangesToo() {
        assertThat(modified(models().macro("deep", "x"), models(), "nested")).isTrue();
        assertThat(modified(models(), models().macro("deep", "x"), "nested")).isTrue();
        assertThat(modified(models(), models(), "nested")).isFalse();
    }

    @ParameterizedTest(name = "a model that calls {0} is modified: {1}")
    @CsvSource({"one, true", "two, true", "three, true", "aside, false"})
    void aChangedMacroIsReachedThroughAnyNumberOfOthers(String called, boolean modified) {
        TestManifest now = chain().macro("changed", "new").model("m", node -> node.macros("macro.shop." + called));
        TestManifest state = chain().macro("changed", "old").model("m");

        assertThat(modified(now, state, "m")).isEqualTo(modified);
    }

    @Test
    void macrosThatCallEachOtherEnd() {
        TestManifest circle = new TestManifest()
                .macro("a", "x", "macro.shop.b")
                .macro("b", "new", "macro.shop.a")
                .model("m", node -> node.macros("macro.shop.a"));
        TestManifest before = new TestManifest()
                .macro("a", "x", "macro.shop.b")
                .macro("b", "old", "macro.shop.a")
                .model("m");

        assertThat(modified(circle, before, "m")).isTrue();
    }

    @Test
    void theOnlyPartThatAMacroChangesIsMacros() {
        StateComparison comparison = compare(models().macro("deep", "new"), models().macro("deep", "old"));

        assertThat(comparison.changedParts(
                        models().build().node("model.shop.nested").orElseThrow()))
                .containsExactly(Part.MACROS);
    }

    private static TestManifest chain() {
        return new TestManifest()
                .macro("aside", "x", "macro.shop.unchanged")
                .macro("unchanged", "x")
                .macro("three", "x", "macro.shop.two")
                .macro("two", "x", "macro.shop.one")
                .macro("one", "x", "macro.shop.changed");
    }

    private static TestManifest models() {
        return new TestManifest()
                .macro("outer", "same", "macro.shop.deep")
                .macro("lonely", "same")
                .model("direct", node -> node.macros("macro.shop.deep"))
                .model("nested", node -> node.macros("macro.shop.outer"))
                .model("other", node -> node.macros("macro.shop.lonely"))
                .model("child", "model.shop.direct");
    }

    private static StateComparison compare(TestManifest now, TestManifest state) {
        return StateComparison.of(now.build(), state.build(), RULES);
    }

    private static boolean modified(TestManifest now, TestManifest state, String model) {
        Node node = now.build().node("model.shop." + model).orElseThrow();
        return compare(now, state).isModified(node);
    }
}
