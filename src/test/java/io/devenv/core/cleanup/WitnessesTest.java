package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Evidence.Witness;
import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.cleanup.Testimony.Stance;
import io.devenv.core.relation.RelationKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WitnessesTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private static List<Testimony> heard(Shop shop, String name, JournaledRun... runs) {
        return new Witnesses(shop.situation(), List.of(runs)).of(shop.standing(name));
    }

    private static String line(Testimony each) {
        return each.stance() + " " + each.evidence().witness() + ": "
                + each.evidence().says();
    }

    @Test
    void whoever_knows_nothing_says_so() {
        assertThat(heard(new Shop().table("a"), "a"))
                .extracting(WitnessesTest::line)
                .containsExactly(
                        "SILENT BRANCH_MANIFEST: no node of the branch has this name",
                        "SILENT PRODUCTION_MANIFEST: no node of production would lie here in dev",
                        "SILENT HISTORY: no earlier manifest that devenv has seen has this name",
                        "SILENT LOG: no log that devenv has read shows that dbt built it",
                        "SILENT RUN_RESULTS: no run results that devenv has read name it",
                        "SILENT JOURNAL: devenv never changed it");
    }

    @Test
    void without_a_state_there_is_none_to_ask() {
        assertThat(heard(new Shop().withoutState().table("a"), "a"))
                .extracting(WitnessesTest::line)
                .contains("SILENT PRODUCTION_MANIFEST: there is no state to ask");
    }

    @ParameterizedTest
    @CsvSource({"table, FOR, FOR", "view, FOR, AGAINST"})
    void who_names_another_kind_speaks_against(String logged, Stance manifest, Stance log) {
        Shop shop = new Shop().model("a", "table").table("a").logged("a", RelationKind.ofWord(logged));
        assertThat(heard(shop, "a"))
                .filteredOn(each -> each.stance() != Stance.SILENT)
                .extracting(WitnessesTest::line)
                .containsExactly(
                        manifest + " BRANCH_MANIFEST: the relation of model.shop.a (table)",
                        "FOR PRODUCTION_MANIFEST: production has its node at wh.analytics.a",
                        log + " LOG: built as a " + logged + " for model.shop.a");
    }

    @Test
    void disabled_nodes_places_and_earlier_manifests_are_named() {
        Shop shop = new Shop().table("a", "b", "c");
        shop.disabled.add(Shop.node(Shop.DEV, "model", "a", Map.of("materialized", "table")));
        shop.state.add(Shop.node(Shop.PROD, "model", "b", Map.of("materialized", "view")));
        shop.past = new Past(
                List.of(PastNode.of(Shop.node(Shop.DEV, "seed", "c", Map.of("materialized", "seed")), NOON)),
                List.of());

        assertThat(heard(shop, "a").get(0))
                .extracting(WitnessesTest::line)
                .isEqualTo("FOR BRANCH_MANIFEST: the relation of model.shop.a (table), which is disabled");
        assertThat(heard(shop, "b"))
                .extracting(WitnessesTest::line)
                .contains("AGAINST PRODUCTION_MANIFEST: the place in dev of model.shop.b (view)");
        assertThat(heard(shop, "c"))
                .extracting(WitnessesTest::line)
                .contains("FOR HISTORY: an earlier manifest had it as the relation of seed.shop.c (seed)");
    }

    @ParameterizedTest
    @CsvSource({"2026-01-15T12:00:00Z, 0", "2026-01-15T12:00:01Z, 1"})
    void the_branchs_own_manifest_is_no_earlier_one(Instant parsed, int earlier) {
        Shop shop = new Shop().table("c");
        shop.parsed = Optional.of(parsed);
        shop.past = new Past(
                List.of(PastNode.of(Shop.node(Shop.DEV, "seed", "c", Map.of("materialized", "seed")), NOON)),
                List.of());

        assertThat(heard(shop, "c"))
                .filteredOn(each -> each.evidence().where().equals(Optional.of("manifest of 2026-01-15T12:00:00Z")))
                .hasSize(earlier);
    }

    @Test
    void of_a_temporary_the_records_of_its_base_are_told() {
        Shop shop = new Shop().table("a__dbt_backup").logged("a", RelationKind.TABLE);
        assertThat(heard(shop, "a__dbt_backup"))
                .extracting(WitnessesTest::line)
                .contains("FOR LOG: dev_ann.a was built as a table for model.shop.a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MADE     | set aside as dev_ann.aside
            UNDONE   | set aside as dev_ann.aside (taken back)
            LEFT     | set aside as dev_ann.aside (could not be taken back)
            FAILED   | set aside as dev_ann.aside (failed)
            PURGED   | set aside as dev_ann.aside (and freed for good)
            INTENDED | set aside as dev_ann.aside (begun; whether it was done nobody noted)
            """)
    void the_journal_says_what_devenv_did_to_it(Outcome outcome, String says) {
        Change change =
                Change.rename(Shop.DEV.relation("a"), RelationKind.TABLE, Shop.DEV.relation("aside"), "leftover");
        JournaledRun run =
                new JournaledRun("r1", NOON, "clean --yes", "dev", "duckdb", List.of(new Entry(1, change, outcome)), 0);

        assertThat(heard(new Shop().table("a"), "a", run))
                .filteredOn(each -> each.evidence().witness() == Witness.JOURNAL)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.evidence().says()).isEqualTo(says);
                    assertThat(each.evidence().at()).contains(NOON);
                    assertThat(each.evidence().where()).contains("run r1, devenv clean --yes");
                });
    }
}
