package io.devenv.core.state;

import static io.devenv.core.state.Compared.change;
import static io.devenv.core.state.Compared.changes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.state.NodeChange.PartChange;
import io.devenv.core.state.NodeChange.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of a node that changed. */
class NodeChangesTest {
    @Test
    void eachDifferenceIsToldByPartKeyAndBothValues() {
        NodeChange change = change(
                new TestManifest()
                        .model(
                                "m",
                                node -> node.body("old")
                                        .written("materialized", "view")
                                        .written("alias", "a")
                                        .fqn("shop", "m")),
                new TestManifest()
                        .model(
                                "m",
                                node -> node.body("new")
                                        .written("alias", "b")
                                        .fqn("shop", "x", "m")
                                        .field("access", "public")
                                        .field("latest_version", 2)),
                "model.shop.m");

        assertThat(change.verdict()).isEqualTo(Verdict.MODIFIED);
        assertThat(change.parts())
                .extracting(
                        part -> part.part().word(),
                        part -> part.difference().key(),
                        part -> part.difference().old(),
                        part -> part.difference().now())
                .containsExactly(
                        tuple("body", "raw_code", Side.UNREAD, Side.UNREAD),
                        tuple("configs", "materialized", Side.of("view"), Side.NOT_SET),
                        tuple("relation", "alias", Side.of("a"), Side.of("b")),
                        tuple("fqn", "fqn", Side.of(List.of("shop", "m")), Side.of(List.of("shop", "x", "m"))),
                        tuple("other", "access", Side.of("protected"), Side.of("public")),
                        tuple("other", "latest_version", Side.NOT_SET, Side.of(2)));
        assertThat(change.parts()).allMatch(PartChange::counts);
        assertThat(change.parts()).allMatch(part -> part.diff().isEmpty());
    }

    @Test
    void aConfigOfNullIsNotOneThatIsNotSet() {
        NodeChange change = change(
                new TestManifest().model("m"),
                new TestManifest().model("m", node -> node.written("enabled", null)),
                "model.shop.m");

        assertThat(change.parts())
                .extracting(part -> part.difference().now())
                .containsExactly(new Side(Side.Telling.VALUE, Optional.empty()));
    }

    @Test
    void aSeedIsToldByItsChecksums() {
        NodeChange change = change(
                new TestManifest().node(ResourceType.SEED, "s", node -> node.body("sha256:1")),
                new TestManifest().node(ResourceType.SEED, "s", node -> node.body("sha256:2")),
                "seed.shop.s");

        assertThat(change.parts())
                .extracting(PartChange::difference)
                .containsExactly(Difference.of("checksum", Side.of("sha256:1"), Side.of("sha256:2")));
    }

    @Test
    void descriptionsAreToldColumnByColumn() {
        NodeChange change = change(
                new TestManifest()
                        .model(
                                "m",
                                node -> node.config("persist_docs", Map.of("relation", true, "columns", true))
                                        .field("description", "old")
                                        .field(
                                                "columns",
                                                Map.of("id", Map.of("description", "an id"), "same", Map.of()))),
                new TestManifest()
                        .model(
                                "m",
                                node -> node.config("persist_docs", Map.of("relation", true, "columns", true))
                                        .field("description", "new")
                                        .field(
                                                "columns",
                                                Map.of("id", Map.of("description", "the id"), "same", Map.of()))),
                "model.shop.m");

        assertThat(change.parts())
                .extracting(PartChange::difference)
                .containsExactly(
                        Difference.of("description", Side.of("old"), Side.of("new")),
                        Difference.of("columns.id", Side.of("an id"), Side.of("the id")));
    }

    @Test
    void whatASubSelectorListsMayNotCount() {
        TestManifest old = new TestManifest().test("t");
        TestManifest now = new TestManifest()
                .node(
                        ResourceType.TEST,
                        "t",
                        node -> node.body("new").field("test_metadata", Map.of("name", "unique")));

        NodeChange change = change(old, now, "test.shop.t");

        assertThat(change.verdict()).isEqualTo(Verdict.UNMODIFIED);
        assertThat(change.parts()).singleElement().matches(part -> !part.counts());
    }

    @Test
    void newAndRemovedNodesAreToldBareUnlessTheyWereOnlyDisabled() {
        TestManifest with = new TestManifest()
                .model("m", node -> node.macros("macro.shop.x"))
                .macro("x", "y");
        TestManifest without = new TestManifest();
        TestManifest disabled =
                new TestManifest().disabledModel("m", node -> node).disabledModel("n", node -> node);

        assertThat(change(without, with, "model.shop.m"))
                .isEqualTo(new NodeChange("model.shop.m", Verdict.NEW, List.of()));
        assertThat(change(with, without, "model.shop.m"))
                .isEqualTo(new NodeChange("model.shop.m", Verdict.REMOVED, List.of()));
        assertThat(change(disabled, with, "model.shop.m").parts())
                .extracting(PartChange::part, PartChange::counts, PartChange::difference)
                .containsExactly(tuple(Part.CONFIGS, true, Difference.of("enabled", Side.of(false), Side.of(true))));
        assertThat(change(with, disabled, "model.shop.m").parts())
                .extracting(PartChange::difference)
                .containsExactly(Difference.of("enabled", Side.of(true), Side.of(false)));
        assertThat(changes(with, with).of("model.shop.nobody")).isEmpty();
    }

    @Test
    void aNodeThatIsDisabledOnOneSideDoesNotMakeAnotherEnabled() {
        TestManifest with = new TestManifest().model("m");
        TestManifest other = new TestManifest().disabledModel("n", node -> node);

        assertThat(change(other, with, "model.shop.m"))
                .isEqualTo(new NodeChange("model.shop.m", Verdict.NEW, List.of()));
        assertThat(change(with, other, "model.shop.m"))
                .isEqualTo(new NodeChange("model.shop.m", Verdict.REMOVED, List.of()));
    }

    @Test
    void inBriefLongValuesAndTextsAreLeftOut() {
        Difference longest = Difference.of("a", Side.of("x".repeat(200)), Side.of("x".repeat(201)));
        NodeChange change = new NodeChange(
                "m",
                Verdict.MODIFIED,
                List.of(new PartChange(Part.CONFIGS, true, longest, Optional.empty()).showing("+x")));

        assertThat(change.parts()).singleElement().matches(part -> part.diff().equals(Optional.of("+x")));
        assertThat(change.brief())
                .isEqualTo(new NodeChange(
                        "m",
                        Verdict.MODIFIED,
                        List.of(new PartChange(
                                Part.CONFIGS,
                                true,
                                Difference.of("a", Side.of("x".repeat(200)), Side.UNREAD),
                                Optional.empty()))));
        assertThat(Verdict.UNMODIFIED.word()).isEqualTo("unmodified");
    }
}
