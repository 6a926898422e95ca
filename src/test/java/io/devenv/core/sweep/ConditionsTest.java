package io.devenv.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.FoundSchema;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.sweep.SweepRule.GoneFrom;
import io.devenv.core.sweep.SweptSchema.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    private static final NameRules RULES = new NameRules(Quoting.ALL, Fold.LOWER, CaseMatch.ERROR, Fold.LOWER, '"');
    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");
    private static final SchemaName PR = new SchemaName("wh", "dbt_pr_12");

    private static SweepRule rule(int days, GoneFrom... goneFrom) {
        Optional<Duration> olderThan = days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
        return new SweepRule("dbt_pr_*", olderThan, Set.of(goneFrom));
    }

    private static Optional<OpenNames> open(String... names) {
        return Optional.of(new OpenNames(List.of(names)));
    }

    private static SchemaAge seen(String since) {
        return new SchemaAge(Optional.of(Instant.parse(since)), Optional.empty());
    }

    private Optional<OpenNames> listed = Optional.empty();
    private Optional<OpenNames> branches = Optional.empty();
    private Set<SchemaName> own = Set.of();
    private SchemaAge age = SchemaAge.UNKNOWN;

    private Judged judge(SweepRule rule, boolean swept) {
        return new Conditions(List.of(rule), listed, branches, own, Map.of(PR, age), RULES, NOW)
                .judge(new FoundSchema(PR, List.of(), "f"), swept)
                .orElseThrow();
    }

    private Optional<Cause> kept(SweepRule rule) {
        return judge(rule, false).kept();
    }

    @Test
    void no_rule_says_nothing_of_a_schema_it_does_not_match() {
        Conditions conditions = new Conditions(List.of(rule(1)), listed, branches, own, Map.of(), RULES, NOW);

        assertThat(conditions.judge(new FoundSchema(new SchemaName("wh", "analytics"), List.of(), "f"), false))
                .isEmpty();
    }

    @Test
    void a_list_decides_where_the_rule_asks_for_it() {
        assertThat(kept(rule(0, GoneFrom.LIST))).contains(Cause.NO_LIST);
        listed = open("12");
        assertThat(kept(rule(0, GoneFrom.LIST))).contains(Cause.LISTED);
        listed = open("13");
        assertThat(kept(rule(0, GoneFrom.LIST))).isEmpty();
        assertThat(judge(rule(0, GoneFrom.LIST), false).reason()).isEqualTo("not in the list");
    }

    @Test
    void what_is_in_the_list_is_kept_whatever_the_rule_says() {
        age = seen("2026-01-01T00:00:00Z");
        branches = open();
        assertThat(kept(rule(14))).isEmpty();
        listed = open("12");
        assertThat(kept(rule(14))).contains(Cause.LISTED);
        assertThat(kept(rule(0, GoneFrom.GIT))).contains(Cause.LISTED);
    }

    @Test
    void a_branch_keeps_its_schema_and_so_does_a_git_that_does_not_answer() {
        assertThat(kept(rule(0, GoneFrom.GIT))).contains(Cause.NO_BRANCHES);
        branches = open("12");
        assertThat(kept(rule(0, GoneFrom.GIT))).contains(Cause.BRANCH);
        branches = open("13");
        assertThat(kept(rule(0, GoneFrom.GIT))).isEmpty();
    }

    @Test
    void all_conditions_have_to_hold() {
        listed = open("13");
        branches = open("12");
        assertThat(kept(rule(0, GoneFrom.LIST, GoneFrom.GIT))).contains(Cause.BRANCH);
        branches = open("13");
        assertThat(kept(rule(14, GoneFrom.LIST, GoneFrom.GIT))).contains(Cause.AGE_UNKNOWN);
        age = seen("2026-03-01T12:00:00Z");
        assertThat(kept(rule(14, GoneFrom.LIST, GoneFrom.GIT))).isEmpty();
        assertThat(judge(rule(14, GoneFrom.LIST, GoneFrom.GIT), false).reason())
                .isEqualTo("not in the list, no branch is called so, older than 14 days");
    }

    @Test
    void unknown_age_is_never_old() {
        assertThat(kept(rule(1))).contains(Cause.AGE_UNKNOWN);
        age = seen("2026-03-01T12:00:01Z");
        assertThat(kept(rule(14))).contains(Cause.YOUNG);
        age = seen("2026-03-01T12:00:00Z");
        assertThat(kept(rule(14))).isEmpty();
    }

    @Test
    void what_was_built_since_it_was_first_seen_is_younger() {
        age = new SchemaAge(
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")), Optional.of(Instant.parse("2026-03-14T00:00:00Z")));
        assertThat(kept(rule(14))).contains(Cause.YOUNG);
        assertThat(age.atRest()).contains(Instant.parse("2026-03-14T00:00:00Z"));
        age = new SchemaAge(Optional.empty(), Optional.of(Instant.parse("2025-01-01T00:00:00Z")));
        assertThat(kept(rule(14))).as("others may have built there since").contains(Cause.AGE_UNKNOWN);
        age = new SchemaAge(Optional.empty(), Optional.of(Instant.parse("2026-03-14T00:00:00Z")));
        assertThat(kept(rule(14))).contains(Cause.YOUNG);
    }

    @Test
    void what_was_swept_before_does_not_have_to_grow_old_again() {
        assertThat(judge(rule(14), true).mayGo()).isTrue();
        assertThat(judge(rule(14), true).reason()).isEqualTo("swept before");
        listed = open("12");
        assertThat(judge(rule(14), true).kept()).contains(Cause.LISTED);
    }

    @Test
    void the_developers_own_schema_stays_in_whatever_letters() {
        own = Set.of(new SchemaName("WH", "DBT_PR_12"));
        listed = open("13");
        assertThat(kept(rule(0, GoneFrom.LIST))).contains(Cause.YOURS);
    }

    @Test
    void a_key_without_letters_cannot_be_looked_up() {
        listed = open("13");
        branches = open("13");
        SchemaName odd = new SchemaName("wh", "dbt_pr__");
        for (GoneFrom from : GoneFrom.values()) {
            Judged judged = new Conditions(List.of(rule(0, from)), listed, branches, own, Map.of(), RULES, NOW)
                    .judge(new FoundSchema(odd, List.of(), "f"), false)
                    .orElseThrow();
            assertThat(judged.mayGo()).isFalse();
            assertThat(judged.reason()).isEqualTo("its name has nothing to look up");
        }
    }

    @Test
    void the_first_rule_that_matches_decides() {
        SweepRule narrow = new SweepRule("dbt_pr_12*", Optional.of(Duration.ofDays(99)), Set.of());
        Judged judged = new Conditions(
                        List.of(narrow, rule(0, GoneFrom.LIST)), open("13"), branches, own, Map.of(), RULES, NOW)
                .judge(new FoundSchema(PR, List.of(), "f"), false)
                .orElseThrow();
        assertThat(judged.rule()).isEqualTo(narrow);
        assertThat(judged.kept()).contains(Cause.AGE_UNKNOWN);
        assertThat(judged.key()).contains("");
    }
}
