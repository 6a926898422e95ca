package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Verdict.Cause;
import io.devenv.core.relation.ByteSize;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the user chose of all that could go. */
class ChoiceTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    private static CleanOptions choosing(Choice choice) {
        return CleanOptions.DEFAULT.choosing(choice);
    }

    private static List<String> going(Shop shop, Choice choice) {
        return shop.plan(choosing(choice)).batches().stream()
                .map(batch -> batch.about().identifier())
                .toList();
    }

    @Test
    void a_pattern_keeps_even_what_is_named() {
        Shop shop = new Shop().model("a", "table").model("b", "table").table("a", "b");
        Choice choice = Choice.DEFAULT.keeping(List.of(new RelationPattern("A")));
        assertThat(going(shop, choice)).containsExactly("b");
        assertThat(shop.verdict("a", choosing(choice)).cause()).isEqualTo(Cause.KEPT_BY_OPTION);
        assertThat(shop.verdict("a", choosing(choice)).reason()).isEqualTo("--keep A");
        assertThat(going(shop, choice.named(Set.of(Shop.DEV.relation("a"))))).isEmpty();
        assertThat(going(shop, choice.resetting())).containsExactly("b");
    }

    @Test
    void pins_and_keep_rules_hold_even_against_names_and_a_reset() {
        Shop shop = new Shop().model("a", "table").model("b", "table").table("a", "b");
        RelationName a = Shop.DEV.relation("a");
        shop.pins.add(new Pin(a, "why", NOW, Optional.empty(), Optional.empty(), Optional.empty()));
        shop.keep.add(new KeepRule(new RelationPattern("b"), Optional.empty()));
        Set<RelationName> both = Set.of(a, Shop.DEV.relation("b"));
        for (Choice choice : List.of(
                Choice.DEFAULT,
                Choice.DEFAULT.named(both),
                Choice.DEFAULT.resetting(),
                Choice.DEFAULT.resetting().named(both))) {
            assertThat(going(shop, choice)).isEmpty();
            assertThat(shop.verdict("a", choosing(choice)).cause()).isEqualTo(Cause.PINNED);
            assertThat(shop.verdict("b", choosing(choice)).cause()).isEqualTo(Cause.KEEP_RULE);
        }
    }

    @Test
    void what_a_pinned_view_reads_stays_with_it() {
        Shop shop = new Shop().model("a", "table").model("b", "view").table("a").view("b", "a");
        shop.pins.add(
                new Pin(Shop.DEV.relation("b"), "why", NOW, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(going(shop, Choice.DEFAULT)).isEmpty();
        assertThat(shop.verdict("a", CleanOptions.DEFAULT).cause()).isEqualTo(Cause.BLOCKED);
    }

    @ParameterizedTest(name = "built {0}, older than {1}: {2}")
    @CsvSource(nullValues = "never seen", textBlock = """
            2026-01-01T11:59:59Z , P14D  , CLEANED     , a leftover
            2026-01-01T12:00:00Z , P14D  , TOO_YOUNG   , not older than 14 days
            2026-01-15T11:00:00Z , PT24H , TOO_YOUNG   , not older than 1 day
            2026-01-15T10:00:00Z , PT1H  , CLEANED     , a leftover
            2026-01-15T11:30:00Z , PT1H  , TOO_YOUNG   , not older than 1 hour
            2026-01-15T00:30:00Z , PT12H , TOO_YOUNG   , not older than 12 hours
            2026-02-01T00:00:00Z , PT1H  , TOO_YOUNG   , not older than 1 hour
            never seen           , PT0S  , AGE_UNKNOWN , 'no record says when it was built, so it is not known to be older than 0 days'
            """)
    void what_is_not_known_to_be_older_stays(@Nullable Instant built, Duration age, Cause cause, String reason) {
        Shop shop = new Shop().model("a", "table").table("a").at(NOW, Optional.of(NOW));
        if (built != null) shop.ran(built);
        Verdict verdict = shop.verdict("a", choosing(Choice.DEFAULT.olderThan(age)));
        assertThat(verdict.cause()).isEqualTo(cause);
        if (cause != Cause.CLEANED) assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void where_nobody_knows_the_time_nothing_is_old() {
        Shop shop = new Shop().model("a", "table").table("a").ran(Instant.EPOCH);
        assertThat(shop.verdict("a", choosing(Choice.DEFAULT.olderThan(Duration.ofDays(1))))
                        .cause())
                .isEqualTo(Cause.AGE_UNKNOWN);
    }

    @ParameterizedTest(name = "{0} of {1} bytes, larger than 1000: {2}")
    @CsvSource(nullValues = "unknown", textBlock = """
            TABLE             , 1001    , CLEANED      , -
            TABLE             , 1000    , TOO_SMALL    , '1 kB, not larger than 1 kB'
            TABLE             , unknown , SIZE_UNKNOWN , 'the warehouse tells no size of it, so it is not known to be larger than 1 kB'
            MATERIALIZED_VIEW , 1001    , CLEANED      , -
            VIEW              , 5000    , TOO_SMALL    , 'a view holds no rows, so it is not larger than 1 kB'
            VIEW              , unknown , TOO_SMALL    , 'a view holds no rows, so it is not larger than 1 kB'
            """)
    void what_is_not_known_to_be_larger_stays(RelationKind kind, @Nullable Long bytes, Cause cause, String reason) {
        Shop shop = new Shop().model("a", kind == RelationKind.TABLE ? "table" : kind.word());
        shop.lies(new Relation(
                Shop.DEV.relation("a"),
                kind,
                Optional.of("select 1"),
                OptionalLong.empty(),
                bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes)));
        Verdict verdict = shop.verdict("a", choosing(Choice.DEFAULT.largerThan(new ByteSize(1000))));
        assertThat(verdict.cause()).isEqualTo(cause);
        if (cause != Cause.CLEANED) assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void choices_narrow_each_other() {
        Shop shop = new Shop().model("a", "table").model("b", "table").table("a", "b", "a__dbt_tmp");
        Choice named = Choice.DEFAULT.named(Set.of(Shop.DEV.relation("a")));
        assertThat(going(shop, named)).containsExactly("a");
        assertThat(going(shop, named.largerThan(new ByteSize(1)))).isEmpty();
        assertThat(going(shop, named.olderThan(Duration.ZERO))).isEmpty();
        assertThat(going(shop, named.nodes(Optional.of(chosen(Set.of(Shop.id("b")))))))
                .isEmpty();
        Choice temporaries = Choice.DEFAULT.only(Set.of(RelationClass.TEMPORARY));
        assertThat(going(shop, temporaries)).containsExactly("a__dbt_tmp");
        assertThat(going(shop, temporaries.nodes(Optional.of(chosen(Set.of(Shop.id("b")))))))
                .isEmpty();
    }

    private static ChosenNodes chosen(Set<String> ids) {
        return new ChosenNodes(ids, Set.of(), Set.of(), false);
    }

    @Test
    void a_selection_takes_the_relations_of_its_nodes_with_what_their_runs_left() {
        Shop shop = new Shop().model("a", "table").model("b", "table").table("a", "a__dbt_tmp", "b", "b__dbt_tmp");
        Choice choice = Choice.DEFAULT.nodes(Optional.of(chosen(Set.of(Shop.id("b")))));
        assertThat(going(shop, choice)).containsExactly("b", "b__dbt_tmp");
        assertThat(shop.verdict("a", choosing(choice)).cause()).isEqualTo(Cause.NOT_SELECTED);
        assertThat(shop.verdict("a", choosing(choice)).reason()).isEqualTo("not selected");
        assertThat(shop.verdict("a__dbt_tmp", choosing(choice)).cause()).isEqualTo(Cause.NOT_SELECTED);
    }

    @ParameterizedTest(name = "selected {0}, excluded {1}, others {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
            gone           , -         , false , true
            model.shop.gone, -         , false , true
            old_name       , -         , false , true
            OLD_NAME       , -         , false , false
            other          , -         , false , false
            -              , -         , false , false
            -              , -         , true  , true
            -              , gone      , true  , false
            -              , other     , true  , true
            gone           , old_name  , false , false
            """)
    void what_no_node_makes_any_more_is_chosen_by_its_former_name(
            @Nullable String name, @Nullable String excluded, boolean others, boolean taken) {
        Shop shop = new Shop().table("old_name");
        shop.records.add(Recorded.table("old_name", Shop.id("gone"), Built.Source.LOG));
        Choice choice = Choice.DEFAULT.nodes(Optional.of(new ChosenNodes(Set.of(), set(name), set(excluded), others)));
        Verdict verdict = shop.verdict("old_name", choosing(choice));
        assertThat(verdict.changes()).isEqualTo(taken);
        if (!taken) {
            assertThat(verdict.reason())
                    .isEqualTo("not selected: no node of this branch makes it, so only its former name selects it");
        }
    }

    @Test
    void what_lies_where_a_node_used_to_be_goes_with_the_node() {
        Shop shop = new Shop().table("old_alias");
        shop.branch.add(Shop.node(Shop.DEV, "model", "moved", Map.of("materialized", "table")));
        shop.state.add(Shop.node(Shop.PROD, "model", "moved", Map.of("materialized", "table")));
        shop.records.add(Recorded.table("old_alias", Shop.id("moved"), Built.Source.LOG));
        assertThat(going(shop, Choice.DEFAULT.nodes(Optional.of(chosen(Set.of(Shop.id("moved")))))))
                .containsExactly("old_alias");
        assertThat(going(shop, Choice.DEFAULT.nodes(Optional.of(chosen(Set.of())))))
                .isEmpty();
    }

    @Test
    void a_version_that_was_removed_is_called_by_its_name_with_and_without_the_version() {
        Shop shop = new Shop().table("orders_v1");
        shop.records.add(Recorded.table("orders_v1", "model.shop.orders.v1", Built.Source.LOG));
        Standing standing = shop.standing("orders_v1");
        ChosenNodes nodes = new ChosenNodes(
                Set.of(), Set.of("orders", "orders.v1", "v1", "orders_v1"), Set.of("model.shop.orders.v1"), false);
        assertThat(nodes.meant(standing, Shop.RULES))
                .containsExactly("model.shop.orders.v1", "orders", "orders.v1", "orders_v1");
    }

    private static Set<String> set(@Nullable String one) {
        return one == null ? Set.of() : Set.of(one);
    }
}
