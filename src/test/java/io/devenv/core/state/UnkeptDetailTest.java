package io.devenv.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.TestNode;
import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnkeptDetailTest {
    private static TestNode contract(TestNode node) {
        return node.field("contract", Map.of("enforced", true, "checksum", "1"))
                .field("columns", Map.of("id", Map.of("name", "id", "data_type", "int")));
    }

    private static TestNode persisted(TestNode node) {
        return node.config("persist_docs", Map.of("relation", true)).field("description", "told");
    }

    private static TestNode plain(TestNode node) {
        return node;
    }

    @Test
    void onlyAContractGivenUpAndDescriptionsNewlyPersistedNeedMore() {
        Manifest state = new TestManifest()
                .model("dropped", UnkeptDetailTest::contract)
                .model("kept", UnkeptDetailTest::contract)
                .model("gained", UnkeptDetailTest::plain)
                .model("begun", UnkeptDetailTest::plain)
                .model("ended", UnkeptDetailTest::persisted)
                .model("always", UnkeptDetailTest::persisted)
                .model("gone", UnkeptDetailTest::contract)
                .build();
        Manifest branch = new TestManifest()
                .model("dropped", UnkeptDetailTest::plain)
                .model("kept", UnkeptDetailTest::contract)
                .model("gained", UnkeptDetailTest::contract)
                .model("begun", UnkeptDetailTest::persisted)
                .model("ended", UnkeptDetailTest::plain)
                .model("always", UnkeptDetailTest::persisted)
                .model("fresh", UnkeptDetailTest::persisted)
                .build();

        assertThat(UnkeptDetail.between(branch, state))
                .isEqualTo(new UnkeptDetail(Set.of("model.shop.dropped"), Set.of("model.shop.begun")));
    }

    @Test
    void whatWasReadAgainTakesPart() {
        Manifest branch = new TestManifest()
                .model("dropped", UnkeptDetailTest::plain)
                .model("begun", UnkeptDetailTest::persisted)
                .build();
        Manifest state = new TestManifest()
                .model("dropped", UnkeptDetailTest::contract)
                .model("begun", UnkeptDetailTest::plain)
                .build();
        Map<String, Object> columns = Map.of("columns", Map.of("id", Map.of("name", "id", "data_type", "int")));
        StateComparison bare =
                StateComparison.of(branch, state, ComparisonRules.of(DbtVersion.of("1.11.16"), Optional.empty()));
        StateComparison knowing = bare.knowing(
                Map.of("model.shop.dropped", Fields.ofMap(columns)),
                Map.of("model.shop.begun", Fields.ofMap(Map.of("description", "told"))));

        assertThat(knowing.contractChange(node(branch, "dropped")).breaking())
                .containsExactly("Contract enforcement was removed");
        assertThat(bare.contractChange(node(branch, "dropped")).breaking())
                .containsExactly("Contract enforcement was removed", "Columns were removed: id");
        assertThat(knowing.changedParts(node(branch, "begun"))).isEmpty();
        assertThat(bare.changedParts(node(branch, "begun"))).containsExactly(Part.PERSISTED_DESCRIPTIONS);
    }

    private static Node node(Manifest manifest, String name) {
        return manifest.node("model.shop." + name).orElseThrow();
    }
}
