package io.devenv.core.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.select.SelectionSpec.Difference;
import io.devenv.core.select.SelectionSpec.Intersection;
import io.devenv.core.select.SelectionSpec.Union;
import io.devenv.core.select.SelectionSpec.WhenEmpty;
import io.devenv.core.state.DbtVersion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What sets promise, over small random graphs of sources, models and tests. */
class SelectionLawsTest {
    private static final GrammarRules RULES = GrammarRules.of(DbtVersion.of("1.12.6"));
    private static final int TRIES = 150;

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void anIntersectionIsPartOfEachOfItsParts(
            @ForAll("graphs") Manifest graph,
            @ForAll("specs") String one,
            @ForAll("specs") String other,
            @ForAll IndirectSelection mode) {
        Set<String> both = select(graph, mode, one + "," + other);

        assertThat(select(graph, mode, one)).containsAll(both);
        assertThat(both).isEqualTo(select(graph, mode, other + "," + one));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void aUnionHoldsEachOfItsPartsInAnyOrder(
            @ForAll("graphs") Manifest graph,
            @ForAll("specs") String one,
            @ForAll("specs") String other,
            @ForAll IndirectSelection mode) {
        Set<String> either = select(graph, mode, one + " " + other);

        assertThat(either).containsAll(select(graph, mode, one)).isEqualTo(select(graph, mode, other + " " + one));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void howPartsAreGroupedDoesNotMatter(
            @ForAll("graphs") Manifest graph,
            @ForAll("specs") String one,
            @ForAll("specs") String two,
            @ForAll("specs") String three,
            @ForAll IndirectSelection mode) {
        List<SelectionSpec> parts = List.of(spec(mode, one), spec(mode, two), spec(mode, three));
        SelectionSpec last = parts.get(2);

        assertThat(pick(graph, mode, union(mode, union(mode, parts.get(0), parts.get(1)), last)))
                .isEqualTo(pick(graph, mode, union(mode, parts.get(0), union(mode, parts.get(1), last))));
        assertThat(pick(graph, mode, all(mode, all(mode, parts.get(0), parts.get(1)), last)))
                .isEqualTo(pick(graph, mode, all(mode, parts.get(0), all(mode, parts.get(1), last))));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void nothingOfWhatIsExcludedIsLeft(
            @ForAll("graphs") Manifest graph,
            @ForAll("specs") String one,
            @ForAll("specs") String other,
            @ForAll IndirectSelection mode) {
        Set<String> rest = Selector.select(Shop.excluding(ls(mode, one), other), context(graph))
                .ids();
        Set<String> expected = new HashSet<>(select(graph, mode, one));
        expected.removeAll(select(graph, mode, other));

        assertThat(rest).isEqualTo(expected);
        assertThat(pick(graph, mode, new Difference(spec(mode, one), spec(mode, other))))
                .isEqualTo(expected);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void excludingNothingLeavesEverything(@ForAll("graphs") Manifest graph, @ForAll IndirectSelection mode) {
        SelectionRequest everything = SelectionRequest.everything(DbtCommand.LS).with(mode);
        Set<String> ids = new HashSet<>();
        graph.nodes().forEach(node -> ids.add(node.id()));

        assertThat(Selector.select(everything, context(graph)).ids()).isEqualTo(ids);
        assertThat(Selector.select(Shop.excluding(everything, "nothing"), context(graph))
                        .ids())
                .isEqualTo(ids);
        assertThat(select(graph, mode, "* source:*")).isEqualTo(ids);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void whatIsSelectedIsInTheManifestAndOfTheCommandsKinds(
            @ForAll("graphs") Manifest graph,
            @ForAll("specs") String spec,
            @ForAll IndirectSelection mode,
            @ForAll DbtCommand command) {
        SelectionRequest request =
                SelectionRequest.everything(command).selecting(spec).with(mode);
        Selection selection = Selector.select(request, context(graph));

        assertThat(selection.beforeTypes().ids()).containsAll(selection.ids()).isEqualTo(select(graph, mode, spec));
        assertThat(selection.beforeTypes().ids()).allMatch(id -> graph.node(id).isPresent());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void eachModeBringsAsManyTestsAsTheStricterOne(@ForAll("graphs") Manifest graph, @ForAll("specs") String spec) {
        Set<String> eager = select(graph, IndirectSelection.EAGER, spec);
        Set<String> buildable = select(graph, IndirectSelection.BUILDABLE, spec);
        Set<String> cautious = select(graph, IndirectSelection.CAUTIOUS, spec);

        assertThat(eager).containsAll(buildable);
        assertThat(buildable).containsAll(cautious);
        assertThat(cautious).containsAll(select(graph, IndirectSelection.EMPTY, spec));
    }

    private static SelectionRequest ls(IndirectSelection mode, String specs) {
        return SelectionRequest.everything(DbtCommand.LS).selecting(specs).with(mode);
    }

    private static Set<String> select(Manifest graph, IndirectSelection mode, String specs) {
        return Selector.select(ls(mode, specs), context(graph)).ids();
    }

    private static Set<String> pick(Manifest graph, IndirectSelection mode, SelectionSpec spec) {
        Map<String, Selectors.Definition> named = new HashMap<>();
        named.put("x", new Selectors.Definition(spec, false));
        return Selector.select(Shop.by(ls(mode, ""), "x"), context(graph).with(new Selectors(named)))
                .ids();
    }

    private static SelectionSpec spec(IndirectSelection mode, String text) {
        return new SpecParser(mode, RULES).criterion(text);
    }

    private static SelectionSpec union(IndirectSelection mode, SelectionSpec... parts) {
        return new Union(List.of(parts), mode);
    }

    private static SelectionSpec all(IndirectSelection mode, SelectionSpec... parts) {
        return new Intersection(List.of(parts), mode, WhenEmpty.SAYS_NOTHING);
    }

    private static SelectionContext context(Manifest graph) {
        return SelectionContext.of(graph, RULES, ProjectFiles.NONE, Shop.NOW);
    }

    @Provide
    Arbitrary<String> specs() {
        Arbitrary<String> values = Arbitraries.of(
                "m0",
                "m1",
                "m2",
                "m3",
                "m4",
                "even",
                "tag:hot",
                "source:s",
                "resource_type:test",
                "test_type:data",
                "none");
        return Combinators.combine(
                        Arbitraries.of("", "", "+", "1+", "0+"), values, Arbitraries.of("", "", "+", "1+", "+2"))
                .as((up, value, down) -> up + value + (down.startsWith("+") ? down : ""))
                .map(spec -> spec.startsWith("+m1") ? "@" + spec.substring(1).replace("+", "") : spec);
    }

    /** Up to six models in a row, each reading some of those before; tests on one or two of them. */
    @Provide
    Arbitrary<Manifest> graphs() {
        return Combinators.combine(Arbitraries.integers().between(1, 6), Arbitraries.longs())
                .as(SelectionLawsTest::graph);
    }

    private static Manifest graph(int models, long seed) {
        Random random = new Random(seed);
        TestManifest manifest = new TestManifest().source("s", "t", node -> node);
        for (int number = 0; number < models; number++) {
            String[] parents = parents(random, number);
            String folder = number % 2 == 0 ? "even" : "odd";
            String name = "m" + number;
            manifest.model(
                    name,
                    node -> node.parents(parents)
                            .fqn("shop", folder, name)
                            .tags(random.nextBoolean() ? "hot" : "cold"));
        }
        for (int number = 0; number < models; number++) {
            String one = "model.shop.m" + random.nextInt(models);
            String other = random.nextBoolean() ? "source.shop.s.t" : "model.shop.m" + random.nextInt(models);
            manifest.test("t" + number, one, other);
        }
        return manifest.build();
    }

    private static String[] parents(Random random, int number) {
        Set<String> parents = new HashSet<>();
        for (int before = 0; before < number; before++) {
            if (random.nextInt(3) == 0) parents.add("model.shop.m" + before);
        }
        if (parents.isEmpty()) parents.add("source.shop.s.t");
        return parents.toArray(String[]::new);
    }
}
