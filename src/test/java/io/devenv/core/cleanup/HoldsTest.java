package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldsTest {
    private static final RelationName DIM = Shop.DEV.relation("dim_customers");
    private static final Instant AT = Instant.parse("2026-01-10T12:00:00Z");

    @ParameterizedTest(name = "{0} matches wh.dev_ann.dim_customers: {1}, where letter case counts: {2}")
    @CsvSource(textBlock = """
            dim_customers            , true  , true
            dim_*                    , true  , true
            DIM_*                    , true  , false
            dim_customer             , false , false
            dim_customer?            , true  , true
            [cd]im_customers         , true  , true
            customers                , false , false
            dev_ann.dim_customers    , true  , true
            Dev_Ann.*                , true  , false
            dev_bob.dim_customers    , false , false
            wh.dev_ann.dim_customers , true  , true
            other.dev_ann.*          , false , false
            dev_*                    , true  , true
            *.dim_*                  , true  , true
            """)
    void a_pattern_is_held_against_the_name_with_and_without_schema_and_database(
            String pattern, boolean folding, boolean strict) {
        assertThat(matches(pattern, DIM, Shop.RULES)).isEqualTo(folding);
        assertThat(matches(pattern, DIM, Shop.STRICT)).isEqualTo(strict);
    }

    @Test
    void a_name_with_the_letters_of_a_pattern_matches_itself() {
        assertThat(matches("a[b]", Shop.DEV.relation("a[b]"), Shop.RULES)).isTrue();
        assertThat(matches("dev_ann.a[b]", Shop.DEV.relation("a[b]"), Shop.RULES))
                .isTrue();
        assertThat(matches("a[b]", Shop.DEV.relation("ab"), Shop.RULES)).isTrue();
    }

    private static boolean matches(String pattern, RelationName name, NameRules rules) {
        return new RelationPattern(pattern).in(rules).test(name);
    }

    @Test
    void a_relation_has_a_pattern_that_matches_it() {
        RelationName odd = Shop.DEV.relation("a[b]*");
        assertThat(RelationPattern.of(odd)).hasToString("wh.dev_ann.a[b]*");
        assertThat(RelationPattern.of(odd).in(Shop.RULES).test(odd)).isTrue();
        assertThat(RelationPattern.of(DIM).in(Shop.RULES).test(odd)).isFalse();
    }

    @Test
    void only_a_pattern_with_wildcards_may_stand_for_nothing() {
        assertThat(new RelationPattern("dim_*").hasWildcard()).isTrue();
        assertThat(new RelationPattern("dim_customers").hasWildcard()).isFalse();
    }

    @Test
    void a_pin_comes_before_a_rule_and_the_first_rule_that_fits_before_others() {
        Holds holds = new Holds(
                List.of(pin("PINNED")),
                List.of(rule("nothing", "no"), rule("dim_*", "first"), rule("*", "second")),
                Shop.RULES);
        assertThat(holds.of(Shop.DEV.relation("pinned")).orElseThrow().by()).isEqualTo(Hold.By.PIN);
        assertThat(holds.of(DIM).orElseThrow().why()).contains("first");
        assertThat(holds.of(Shop.DEV.relation("other")).orElseThrow().why()).contains("second");
        assertThat(new Holds(List.of(pin("PINNED")), List.of(), Shop.STRICT).of(Shop.DEV.relation("pinned")))
                .isEmpty();
    }

    @ParameterizedTest(name = "until {0}, on branch {1}: {2}")
    @CsvSource(nullValues = "-", textBlock = """
            -          , -       , HOLDS
            2026-01-10 , -       , HOLDS
            2026-01-09 , -       , EXPIRED
            2026-01-11 , -       , HOLDS
            -          , mine    , HOLDS
            -          , theirs  , OTHER_BRANCH
            2026-01-09 , theirs  , EXPIRED
            """)
    void a_pin_holds_to_the_end_of_its_day_and_on_its_branch(
            @Nullable LocalDate until, @Nullable String branch, Pin.Standing standing) {
        Pin pin = new Pin(DIM, "why", AT, Optional.empty(), Optional.ofNullable(until), Optional.ofNullable(branch));
        assertThat(pin.standing(LocalDate.parse("2026-01-10"), Optional.of("mine")))
                .isEqualTo(standing);
    }

    @Test
    void without_a_branch_no_pin_of_a_branch_holds() {
        Pin pin = new Pin(DIM, "why", AT, Optional.empty(), Optional.empty(), Optional.of("mine"));
        assertThat(pin.standing(LocalDate.parse("2026-01-10"), Optional.empty()))
                .isEqualTo(Pin.Standing.OTHER_BRANCH);
        assertThat(Pin.Standing.OTHER_BRANCH.word()).isEqualTo("other_branch");
    }

    @Test
    void every_kept_relation_says_who_keeps_it_how_long_why_and_how_to_be_rid_of_that() {
        LocalDate day = LocalDate.parse("2026-12-01");
        Shop shop = new Shop().model("a", "table").model("b", "table").table("a", "b", "mine");
        RelationName a = Shop.DEV.relation("a");
        shop.pins.add(new Pin(a, "July", AT, Optional.empty(), Optional.of(day), Optional.of("feature")));
        shop.keep.add(rule("b", "slow"));
        shop.keep.add(new KeepRule(new RelationPattern("mi*"), Optional.empty()));
        assertThat(shop.verdict("a", CleanOptions.DEFAULT).reason())
                .isEqualTo("pinned until 2026-12-01 on feature: July (devenv keep --remove dev_ann.a lifts it)");
        assertThat(shop.verdict("b", CleanOptions.DEFAULT).reason())
                .isEqualTo("devenv.yml keeps it: slow ('b' under keep: lifts it)");
        assertThat(shop.verdict("mine", CleanOptions.DEFAULT).reason())
                .isEqualTo("devenv.yml keeps it ('mi*' under keep: lifts it)");
    }

    private static Pin pin(String name) {
        return new Pin(Shop.DEV.relation(name), "why", AT, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static KeepRule rule(String pattern, String why) {
        return new KeepRule(new RelationPattern(pattern), Optional.of(why));
    }
}
