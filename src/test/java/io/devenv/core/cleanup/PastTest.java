package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Metadata;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.relation.ViewBinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What earlier manifests had tells of relations whose node is gone from branch and state. */
class PastTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private static Manifest manifest(Instant at, Node... nodes) {
        Metadata metadata =
                new Metadata(12, "1.11.16", Optional.of(at), Optional.of("shop"), Optional.of("duckdb"), Fields.NONE);
        return new Manifest(metadata, List.of(nodes), List.of(), List.of());
    }

    private static Node node(String type, String name, String materialized) {
        return Shop.node(Shop.DEV, type, name, Map.of("materialized", materialized));
    }

    private static Past past(Node... nodes) {
        return Past.NONE.and(manifest(NOON, nodes));
    }

    @Test
    void manifests_are_merged_by_relation_node_and_materialization() {
        Past past = past(node("model", "a", "table"), node("model", "b", "view"), node("model", "e", "ephemeral"))
                .and(manifest(NOON.plusSeconds(60), node("model", "a", "table"), node("model", "b", "table")))
                .and(manifest(NOON.minusSeconds(60), node("model", "a", "table")));

        assertThat(past.nodes())
                .extracting(each -> each.node().name() + " "
                        + each.node().materialized().orElse("") + " from " + each.first() + " to " + each.last())
                .containsExactlyInAnyOrder(
                        "a table from 2026-01-15T11:59:00Z to 2026-01-15T12:01:00Z",
                        "b view from 2026-01-15T12:00:00Z to 2026-01-15T12:00:00Z",
                        "b table from 2026-01-15T12:01:00Z to 2026-01-15T12:01:00Z");
    }

    @Test
    void a_manifest_teaches_once_and_one_without_a_date_nothing() {
        Past past = past(node("model", "a", "table"));
        assertThat(past.hasSeen(manifest(NOON))).isTrue();
        assertThat(past.and(manifest(NOON, node("model", "b", "table")))).isSameAs(past);
        assertThat(past.hasSeen(manifest(NOON.plusSeconds(1)))).isFalse();
        assertThat(past.hasSeen(Shop.manifest(List.of(), List.of()))).isTrue();
    }

    @Test
    void however_many_manifests_are_seen_it_does_not_grow() {
        Past past = Past.NONE;
        for (int i = 0; i < 200; i++) {
            past = past.and(manifest(NOON.plusSeconds(i), node("model", "a", "table")));
        }
        assertThat(past.nodes()).hasSize(1);
        assertThat(past.manifests()).hasSize(50).endsWith(NOON.plusSeconds(199));
    }

    @Test
    void of_too_many_relations_the_oldest_are_forgotten() {
        List<PastNode> many = new ArrayList<>();
        for (int i = 0; i < Past.MOST; i++) {
            many.add(PastNode.of(node("model", "m" + i, "table"), NOON.plusSeconds(i)));
        }
        Past past = new Past(many, List.of()).and(manifest(NOON.plusSeconds(Past.MOST), node("model", "new", "table")));

        assertThat(past.nodes()).hasSize(Past.MOST);
        assertThat(past.nodes().get(0).node().name()).isEqualTo("new");
        assertThat(past.nodes()).noneMatch(each -> each.node().name().equals("m0"));
    }

    @ParameterizedTest(name = "{0} schema, earlier {1}, log {2}, a {3} lies there: {4}")
    @CsvSource(textBlock = """
            personal , table , none  , table , ORPHAN
            personal , table , none  , view  , UNKNOWN
            personal , table , view  , table , UNKNOWN
            personal , table , view  , view  , ORPHAN
            shared   , table , none  , table , UNKNOWN
            shared   , table , table , table , ORPHAN
            """)
    void an_earlier_manifest_proves_no_more_than_any_manifest(
            String schema, String earlier, String log, String lies, RelationClass expected) {
        Shop shop = new Shop().lies("a", RelationKind.ofWord(lies));
        if (schema.equals("shared")) shop.shared();
        if (!log.equals("none")) shop.logged("a", RelationKind.ofWord(log));
        shop.past = past(node("model", "a", earlier));

        Standing standing = shop.standing("a");
        assertThat(standing.type()).isEqualTo(expected);
        assertThat(standing.proof().given()).isEqualTo(expected == RelationClass.ORPHAN);
        assertThat(standing.evidence()).anyMatch(each -> each.witness() == Evidence.Witness.HISTORY);
    }

    @ParameterizedTest
    @CsvSource({
        "model, code of a, model a was renamed to heir on this branch",
        "model, other code, model a was deleted on this branch",
        "seed, other code, seed a was removed on this branch",
        "snapshot, other code, snapshot a was removed on this branch"
    })
    void an_orphan_that_only_an_earlier_manifest_knows_has_its_cause(String type, String code, String reason) {
        Shop shop = new Shop().table("a");
        Node heir = node("model", "heir", "table");
        shop.branch.add(new Node(
                heir.id(),
                heir.name(),
                heir.type(),
                heir.packageName(),
                heir.fqn(),
                heir.relation(),
                heir.files(),
                heir.config(),
                heir.dependsOn(),
                code,
                heir.fields()));
        shop.past = past(node(type, "a", type.equals("model") ? "table" : type));

        Standing standing = shop.standing("a");
        assertThat(standing.reason()).isEqualTo(reason);
        assertThat(standing.was()).contains(type + ".shop.a");
    }

    @ParameterizedTest
    @CsvSource({"false, FULL_REFRESH_FALSE", "true, CLEANED"})
    void what_cannot_be_built_again_is_kept_though_only_an_earlier_manifest_says_so(
            boolean fullRefresh, Verdict.Cause cause) {
        Shop shop = new Shop().table("a");
        shop.past = past(
                Shop.node(Shop.DEV, "model", "a", Map.of("materialized", "incremental", "full_refresh", fullRefresh)));
        Situation situation = shop.situation();

        CleanupPlan plan = CleanupPlanner.plan(
                situation,
                Classifier.classify(situation),
                CleanOptions.DEFAULT,
                situation.dev(),
                TestWays.by(ViewBinding.BY_NAME),
                "run");
        assertThat(plan.verdicts()).singleElement().extracting(Verdict::cause).isEqualTo(cause);
    }

    @Test
    void a_killed_runs_working_relation_is_told_by_an_earlier_manifest() {
        Shop shop = new Shop().table("a__dbt_tmp");
        shop.past = past(node("model", "a", "table"));
        assertThat(shop.standing("a__dbt_tmp").type()).isEqualTo(RelationClass.TEMPORARY);
    }

    @Test
    void schemas_that_only_an_earlier_manifest_wrote_to_are_looked_into_if_they_belong_to_the_targets() {
        Node own = Shop.node(new SchemaName("wh", "dev_ann_old"), "model", "a", Map.of());
        Node foreign = Shop.node(new SchemaName("wh", "dev_bob"), "model", "b", Map.of());
        assertThat(DevSchemas.of(
                        Shop.manifest(List.of(), List.of()),
                        Optional.empty(),
                        Shop.DEV,
                        List.of(),
                        past(own, foreign),
                        Shop.RULES))
                .extracting(each -> each.schema())
                .containsExactly("dev_ann", "dev_ann_old");
    }
}
