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
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class UnkeptDetailTest {
    private static final UnaryOperator<TestNode> CONTRACT =
            node -> node.field("contract", Map.of("enforced", true, "checksum", "1"))
                    .field("columns", Map.of("id", Map.of("name", "id", "data_type", "int")));
    private static final UnaryOperator<TestNode> PERSISTED =
            node -> node.config("persist_docs", Map.of("relation", true)).field("description", "told");
    private static final UnaryOperator<TestNode> PLAIN = node -> node;

    @Test
    void onlyAContractGivenUpAndDescriptionsNewlyPersistedNeedMore() {
        Manifest state = new TestManifest()
                .model("dropped", CONTRACT)
                .model("kept", CONTRACT)
                .model("gained", PLAIN)
                .model("begun", PLAIN)
                .model("ended", PERSISTED)
                .model("always", PERSISTED)
                .model("gone", CONTRACT)
                .build();
        Manifest branch = new TestManifest()
                .model("dropped", PLAIN)
                .model("kept", CONTRACT)
                .model("gained", CONTRACT)
                .model("begun", PERSISTED)
                .model("ended", PLAIN)
                .model("always", PERSISTED)
                .model("fresh", PERSISTED)
                .build();

        assertThat(UnkeptDetail.between(branch, state))
                .isEqualTo(new UnkeptDetail(Set.of("model.shop.dropped"), Set.of("model.shop.begun")));
    }

    @Test
    void whatWasReadAgainTakesPart() {
        Manifest branch = new TestManifest()
                .model("dropped", PLAIN)
                .model("begun", PERSISTED)
                .build();
        Manifest state = new TestManifest()
                .model("dropped", CONTRACT)
                .model("begun", PLAIN)
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
