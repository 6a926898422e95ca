package io.devenv.core.select;

import static io.devenv.core.manifest.ResourceType.ANALYSIS;
import static io.devenv.core.manifest.ResourceType.EXPOSURE;
import static io.devenv.core.manifest.ResourceType.METRIC;
import static io.devenv.core.manifest.ResourceType.MODEL;
import static io.devenv.core.manifest.ResourceType.SAVED_QUERY;
import static io.devenv.core.manifest.ResourceType.SEED;
import static io.devenv.core.manifest.ResourceType.SEMANTIC_MODEL;
import static io.devenv.core.manifest.ResourceType.SNAPSHOT;
import static io.devenv.core.manifest.ResourceType.TEST;
import static io.devenv.core.manifest.ResourceType.UNIT_TEST;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.state.DbtVersion;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A project with one of everything. Names in tests are the ids without the kind and the project: {@code stg_a}, {@code app.t},
 * {@code util.helper}.
 *
 * <pre>
 * app.t ─ stg_a ─┬─ int_m ─ fct_x ─ dash
 * ctry ─ stg_b ──┘            └── snp
 * </pre>
 */
final class Shop {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private Shop() {}

    static Manifest manifest() {
        return new TestManifest()
                .source("app", "t", node -> node.tags("raw").path("models/src.yml"))
                .node(SEED, "ctry", node -> node.path("seeds/ctry.csv").config("materialized", "seed"))
                .model(
                        "stg_a",
                        node -> node.parents("source.shop.app.t")
                                .fqn("shop", "staging", "stg_a")
                                .path("models/staging/stg_a.sql")
                                .describedIn("models/schema.yml")
                                .tags("core", "nightly"))
                .model(
                        "stg_b",
                        node -> node.parents("seed.shop.ctry")
                                .fqn("shop", "staging", "stg_b")
                                .path("models/staging/stg_b.sql"))
                .model(
                        "int_m",
                        node -> node.parents("model.shop.stg_a", "model.shop.stg_b")
                                .config("materialized", "ephemeral")
                                .config(
                                        "meta",
                                        Map.of("owner", "ana", "level", 3, "live", true, "teams", List.of("a", "b")))
                                .config("group", "growth"))
                .model(
                        "fct_x",
                        node -> node.parents("model.shop.int_m")
                                .fqn("shop", "marts", "core", "fct_x")
                                .path("models/marts/core/fct_x.sql")
                                .config("materialized", "table")
                                .field("access", "public"))
                .version("dim", 1, 2, node -> node)
                .version("dim", 2, 2, node -> node)
                .version("dim", 10, 2, node -> node)
                .node(SNAPSHOT, "snp", node -> node.parents("model.shop.fct_x"))
                .test("uq_a", "model.shop.stg_a")
                .test("rel_ab", "model.shop.stg_a", "model.shop.stg_b")
                .test("rel_at", "model.shop.stg_a", "source.shop.app.t")
                .node(TEST, "sing", node -> node.parents("model.shop.fct_x").config("severity", "WARN"))
                .node(
                        UNIT_TEST,
                        "fct_x.ut",
                        node -> node.parents("model.shop.fct_x")
                                .fqn("shop", "marts", "fct_x", "ut")
                                .config("tags", List.of("unit_tag")))
                .node(EXPOSURE, "dash", node -> node.parents("model.shop.fct_x"))
                .node(METRIC, "revenue", node -> node.parents("semantic_model.shop.sales"))
                .node(SEMANTIC_MODEL, "sales", node -> node.parents("model.shop.fct_x"))
                .node(
                        SAVED_QUERY,
                        "weekly",
                        node -> node.parents("metric.shop.revenue").tags("weekly_tag"))
                .node(ANALYSIS, "look", node -> node.parents("model.shop.fct_x"))
                .node(MODEL, "util", "helper", node -> node)
                .build();
    }

    static SelectionContext context(Manifest manifest) {
        return SelectionContext.of(manifest, GrammarRules.of(DbtVersion.of("1.11.16")), ProjectFiles.NONE, NOW);
    }

    /** Short names of what is selected, sorted, as one text. */
    static String names(Selection selection) {
        return names(selection.ids());
    }

    static String names(Set<String> ids) {
        return ids.stream().map(Shop::shortName).sorted().collect(Collectors.joining(" "));
    }

    /** As a test writes them, in any order. */
    static String sorted(String names) {
        return Arrays.stream(names.split(" ")).sorted().collect(Collectors.joining(" "));
    }

    private static String shortName(String id) {
        return id.substring(id.indexOf('.') + 1).replaceFirst("^shop\\.", "");
    }

    static GrammarRules rules(String dbt) {
        return GrammarRules.of(DbtVersion.of(dbt));
    }

    static SelectionContext context(String dbt) {
        return SelectionContext.of(manifest(), rules(dbt), ProjectFiles.NONE, NOW);
    }

    /** What {@code dbt ls} of that version selects, without tests that come along. */
    static String select(String spec, String dbt) {
        return names(Selector.select(ls(spec), context(dbt)));
    }

    static SelectionRequest ls(String spec) {
        return SelectionRequest.everything(DbtCommand.LS).selecting(spec).with(IndirectSelection.EMPTY);
    }

    static SelectionRequest excluding(SelectionRequest asked, String... specs) {
        return new SelectionRequest(
                asked.command(),
                asked.select(),
                List.of(specs),
                asked.selector(),
                asked.indirect(),
                asked.resourceTypes(),
                asked.excludedResourceTypes());
    }

    /** With {@code --selector}. */
    static SelectionRequest by(SelectionRequest asked, String selector) {
        return new SelectionRequest(
                asked.command(),
                asked.select(),
                asked.exclude(),
                Optional.of(selector),
                asked.indirect(),
                asked.resourceTypes(),
                asked.excludedResourceTypes());
    }

    /** With {@code --resource-type}. */
    static SelectionRequest keeping(SelectionRequest asked, String... types) {
        return new SelectionRequest(
                asked.command(),
                asked.select(),
                asked.exclude(),
                asked.selector(),
                asked.indirect(),
                List.of(types),
                asked.excludedResourceTypes());
    }
}
