package io.devenv.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.ManifestText;
import io.devenv.fixture.SmallProject;
import io.devenv.fixture.Told;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom {@code --why} and {@code --diff} mean by a name that several have. */
class NamedNodesTest {
    @TempDir
    Path folder;

    private SmallProject project;

    @BeforeEach
    void aProjectWhereNamesAreShared() {
        project = new SmallProject(folder)
                .branch(shared().model("fresh", ""))
                .state(shared().put(
                                "nodes", "model.shop.returns", "'resource_type': 'model', 'fqn': ['shop', 'returns']"));
    }

    /** A model in two packages and two versions, of one name with a source's table and an exposure. */
    private static ManifestText shared() {
        return ManifestText.of("1.11.16")
                .model("orders", "")
                .put("nodes", "model.lib.orders", model("lib", "orders", ""))
                .put("nodes", "model.shop.dim.v1", model("shop", "dim", ", 'name': 'dim', 'version': 1"))
                .put("nodes", "model.shop.dim.v2", model("shop", "dim", ", 'name': 'dim', 'version': 2"))
                .put("sources", "source.shop.raw.orders", source("raw"))
                .put("sources", "source.shop.raw.returns", source("raw"))
                .put("sources", "source.shop.raw.payments", source("raw"))
                .put("sources", "source.shop.old.payments", source("old"))
                .put("exposures", "exposure.shop.orders", "'resource_type': 'exposure', 'fqn': ['shop', 'orders']")
                .put("exposures", "exposure.shop.board", "'resource_type': 'exposure', 'fqn': ['shop', 'board']");
    }

    private static String model(String packageName, String name, String more) {
        return "'resource_type': 'model', 'package_name': '" + packageName + "', 'fqn': ['" + packageName + "', '"
                + name + "'], 'raw_code': 'select 1'" + more;
    }

    private static String source(String name) {
        return "'resource_type': 'source', 'source_name': '" + name + "', 'fqn': ['shop', 'x']";
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "source.shop.raw.orders, source.shop.raw.orders",
        "orders,                 model.lib.orders model.shop.orders",
        "lib.orders,             model.lib.orders",
        "shop.orders,            model.shop.orders",
        "raw.orders,             source.shop.raw.orders",
        "shop.raw.orders,        source.shop.raw.orders",
        "dim,                    model.shop.dim.v1 model.shop.dim.v2",
        "dim.v2,                 model.shop.dim.v2",
        "shop.dim.v1,            model.shop.dim.v1",
        "returns,                model.shop.returns",
        "payments,               source.shop.old.payments source.shop.raw.payments",
        "board,                  exposure.shop.board",
        "source:raw.orders,      source.shop.raw.orders",
        "exposure:orders,        exposure.shop.orders",
    })
    void aNameMeansWhatDbtWouldFindByItBeforeAnythingElse(String typed, String meant) {
        List<String> told = project.why(typed).json().path("changes").findValuesAsText("node");

        assertThat(told).containsExactly(meant.split(" "));
    }

    @Test
    void whatNothingIsCalledNamesWhatIsNear() {
        assertThat(project.why("oders").err()).contains("--why oders fits no node", "did you mean orders?");
        assertThat(project.why("nothing_at_all").err()).doesNotContain("did you mean");
    }

    @Test
    void theCodeIsShownOfTheModelAndNotRefusedForItsSource() {
        assertThat(diff("shop.orders").code()).isZero();
        assertThat(diff("shop.orders").out()).startsWith("model.shop.orders ");
        assertThat(diff("raw.orders").err()).contains("raw.orders (source) has no SQL of its own");
        assertThat(diff("board").err()).contains("board (exposure) has no SQL of its own");
        assertThat(diff("returns").err()).contains("returns (source)");
        assertThat(diff("raw.oders").err()).contains("no node is called raw.oders", "[diff-node-unknown]");
    }

    private Told diff(String node) {
        project.file("kept.json", "{\"schemas\": []}");
        return project.run("plan", "--inventory", "kept.json", "--state", "state", "--all", "--diff", node);
    }

    @Test
    void sourcesAreListedUnderTheirOwnTitleWhereTheirFreshnessIsAsked() {
        String aged = ", 'freshness': {'warn_after': {'count': 1, 'period': 'day'}}";
        project.branch(shared().put("sources", "source.shop.raw.aged", source("raw") + aged));

        assertThat(project.run("plan", "--as", "source-freshness", "--all")
                        .out()
                        .lines())
                .contains("Sources whose freshness is checked");
    }
}
