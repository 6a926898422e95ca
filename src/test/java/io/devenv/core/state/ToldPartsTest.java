package io.devenv.core.state;

import static io.devenv.core.state.Compared.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.devenv.core.TestManifest;
import io.devenv.core.state.NodeChange.PartChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Parts that take more than two values to tell: contracts, and macros with the way to them. */
class ToldPartsTest {
    @Test
    void aContractIsToldByItsTermsAndByWhatBreaks() {
        NodeChange change = change(
                new TestManifest()
                        .model(
                                "m",
                                node -> node.field("contract", Map.of("enforced", true, "checksum", "1"))
                                        .field("columns", Map.of("id", Map.of("data_type", "int", "quote", true)))),
                new TestManifest()
                        .model(
                                "m",
                                node -> node.field("contract", Map.of("enforced", true, "checksum", "2"))
                                        .field("columns", Map.of("id", Map.of("data_type", "text", "quote", false)))),
                "model.shop.m");

        assertThat(change.parts())
                .extracting(PartChange::difference)
                .containsExactly(
                        Difference.of("checksum", Side.of("1"), Side.of("2")),
                        Difference.of(
                                "columns.id",
                                Side.of(Map.of("data_type", "int")),
                                Side.of(Map.of("data_type", "text"))),
                        Difference.of(
                                "breaking", Side.NOT_SET, Side.of("Columns with data_type changes: id (int -> text)")));
    }

    @Test
    void ofATableTheContractHoldsConstraintsAndMaterialization() {
        Map<String, Object> contract = Map.of("enforced", true, "checksum", "1");
        NodeChange change = change(
                new TestManifest()
                        .model(
                                "m",
                                node -> node.field("contract", contract)
                                        .field("constraints", List.of(Map.of("type", "check")))
                                        .config("materialized", "table")),
                new TestManifest().model("m", node -> node.config("materialized", "table")),
                "model.shop.m");

        assertThat(change.parts())
                .extracting(part -> part.difference().key())
                .containsExactly("checksum", "constraints", "enforced", "materialized", "breaking");
    }

    @Test
    void macrosAreToldBySoonestWayAndOfTwoThatAreAsSoonByTheFirst() {
        TestManifest now = calls().macro("deep", "new").macro("gained", "x");
        TestManifest old = calls().macro("deep", "old").macro("lost", "x");

        NodeChange change = change(old, now, "model.shop.m");

        assertThat(change.parts())
                .extracting(
                        part -> part.part(),
                        part -> part.difference().key(),
                        part -> part.difference().via(),
                        part -> part.difference().old(),
                        part -> part.difference().now())
                .containsExactly(
                        tuple(
                                Part.MACROS,
                                "macro.shop.deep",
                                List.of("macro.shop.near", "macro.shop.deep"),
                                Side.UNREAD,
                                Side.UNREAD),
                        tuple(
                                Part.MACROS,
                                "macro.shop.gained",
                                List.of("macro.shop.gained"),
                                Side.NOT_SET,
                                Side.UNREAD),
                        tuple(Part.MACROS, "macro.shop.lost", List.of("macro.shop.lost"), Side.UNREAD, Side.NOT_SET));
        assertThat(change.parts()).allMatch(PartChange::counts);
    }

    private static TestManifest calls() {
        return new TestManifest()
                .macro("calm", "x")
                .macro("afar", "x", "macro.shop.between")
                .macro("between", "x", "macro.shop.deep")
                .macro("near", "x", "macro.shop.deep")
                .macro("near_too", "x", "macro.shop.deep")
                .model(
                        "m",
                        node -> node.macros(
                                "macro.shop.afar",
                                "macro.shop.calm",
                                "macro.shop.gained",
                                "macro.shop.lost",
                                "macro.shop.near",
                                "macro.shop.near_too"));
    }
}
