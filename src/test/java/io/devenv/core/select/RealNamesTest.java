package io.devenv.core.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.ResourceType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and shapes that real projects have and made-up ones lack. */
class RealNamesTest {
    private final SelectionContext context = Shop.context(project());

    private static Manifest project() {
        return new TestManifest()
                .model("qc.vw_x", node -> node.fqn("shop", "quality", "qc.vw_x").path("models/quality/qc.vw_x.sql"))
                .model("vw_x", node -> node.fqn("shop", "qc", "vw_x").path("models/qc/vw_x.sql"))
                .node(
                        ResourceType.UNIT_TEST,
                        "qc.vw_x.ut.one",
                        node -> node.fqn("shop", "quality", "qc.vw_x", "ut.one").parents("model.shop.qc.vw_x"))
                .model(
                        "2024-sales",
                        node -> node.fqn("shop", "raw-data", "v1.2", "2024-sales")
                                .path("../../macros/2024-sales.sql"))
                .model("größe", node -> node.fqn("shop", "größe").body("select 'é'\r\n"))
                .source("APP", "Orders", node -> node.tags("From ERP"))
                .test("unique_2024-sales_0123456789abcdef0123456789abcdef", "model.shop.2024-sales")
                .test("source_not_null_APP_Orders_id", "source.shop.APP.Orders")
                .node(
                        ResourceType.TEST,
                        "not_null_gone_id",
                        node -> node.field("attached_node", "model.shop.gone")
                                .field("test_metadata", Map.of("name", "not_null")))
                .disabledModel("gone", node -> node)
                .model("reads_gone", "model.shop.gone")
                .build();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # the whole leaf first, then dots are separators: a folder qc and a name that begins with it look the same
            qc.vw_x                     | qc.vw_x vw_x
            quality.qc.vw_x             | qc.vw_x qc.vw_x.ut.one
            shop.quality.qc.vw_x        | qc.vw_x qc.vw_x.ut.one
            quality.qc                  | qc.vw_x qc.vw_x.ut.one
            vw_x                        | vw_x
            qc                          | vw_x
            quality.qc.vw_x.ut.one      | qc.vw_x.ut.one
            ut.one                      | qc.vw_x.ut.one
            unit_test:one               | qc.vw_x.ut.one
            qc.*                        | vw_x
            # hyphens, dots in folders, leading digits
            2024-sales                  | 2024-sales
            raw-data                    | 2024-sales
            raw-data.v1.2               | 2024-sales
            raw-data.v1                 | 2024-sales
            raw-data.v1.2.2024-sales    | 2024-sales
            raw-*                       | 2024-sales
            2+2024-sales                | 2024-sales
            [0-9]*                      | 2024-sales
            file:2024-sales             | 2024-sales
            unique_2024-sales_0123456789abcdef0123456789abcdef | unique_2024-sales_0123456789abcdef0123456789abcdef
            # other letters, other case
            größe                       | größe
            gr??e                       | größe
            source:APP                  | APP.Orders
            source:APP.Orders           | APP.Orders
            source:app                  | ''
            source:shop.APP.Orders      | APP.Orders
            # a blank ends a spec on the command line
            tag:From ERP                | ''
            tag:From*ERP                | APP.Orders
            tag:From?ERP                | APP.Orders
            """)
    void namesAreWholeBeforeTheyAreParts(String spec, String names) {
        SelectionRequest request =
                SelectionRequest.everything(DbtCommand.LS).selecting(spec).with(IndirectSelection.EMPTY);

        assertThat(Shop.names(Selector.select(request, context))).isEqualTo(Shop.sorted(names));
    }

    @Test
    void blanksInAValueNeedASelector() {
        SelectionSpec spec = new SpecParser(IndirectSelection.EMPTY, context.rules()).criterion("tag:From ERP");
        Selectors selectors = new Selectors(Map.of("erp", new Selectors.Definition(spec, false)));
        SelectionRequest request = Shop.by(SelectionRequest.everything(DbtCommand.LS), "erp");

        assertThat(Shop.names(Selector.select(request, context.with(selectors))))
                .isEqualTo("APP.Orders");
    }

    @ParameterizedTest
    @CsvSource({"gone", "gone+", "+reads_gone", "@gone", "package:shop", "*"})
    void disabledNodesAreNeverVertices(String spec) {
        SelectionRequest request = SelectionRequest.everything(DbtCommand.LS).selecting(spec);

        assertThat(Selector.select(request, context).beforeTypes().ids()).doesNotContain("model.shop.gone");
    }

    /** They stay enabled, without any parent. */
    @ParameterizedTest
    @CsvSource({"reads_gone", "gone", "qc+ raw-data+ source:*+"})
    void testsOfDisabledModelsNeverComeAlong(String specs) {
        for (IndirectSelection mode : IndirectSelection.values()) {
            SelectionRequest request = SelectionRequest.everything(DbtCommand.TEST)
                    .selecting(specs)
                    .with(mode);

            assertThat(Selector.select(request, context).ids()).doesNotContain("test.shop.not_null_gone_id");
        }
    }

    @ParameterizedTest
    @CsvSource({"not_null_gone_id", "test_name:not_null", "test_type:generic", "resource_type:test"})
    void testsOfDisabledModelsAreFoundWhenTheyAreMeant(String spec) {
        SelectionRequest request = SelectionRequest.everything(DbtCommand.TEST).selecting(spec);

        assertThat(Selector.select(request, context).ids()).contains("test.shop.not_null_gone_id");
    }

    @Test
    void testsOfSourcesComeAlongWithTheirSource() {
        SelectionRequest request = SelectionRequest.everything(DbtCommand.TEST)
                .selecting("source:APP")
                .with(IndirectSelection.CAUTIOUS);

        assertThat(Shop.names(Selector.select(request, context))).isEqualTo("source_not_null_APP_Orders_id");
    }

    @Test
    void filesOutsideTheProjectAreFoundByTheirName() {
        SelectionRequest request = SelectionRequest.everything(DbtCommand.RUN).selecting("2024-sales.sql");

        assertThat(Shop.names(Selector.select(request, context))).isEqualTo("2024-sales");
    }

    @ParameterizedTest
    @CsvSource({"odd", "v1", "odd.v1", "odd_v1"})
    void aNodeWithoutAFullNameIsFoundByNone(String spec) {
        SelectionContext odd = Shop.context(new TestManifest()
                .model("odd", node -> node.fqn())
                .version("odd", 1, 1, node -> node.fqn("v1"))
                .build());

        assertThat(Selector.select(SelectionRequest.everything(DbtCommand.LS).selecting(spec), odd)
                        .ids())
                .isEmpty();
    }
}
