package io.devenv.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.sweep.SweptSchema.Cause;
import io.devenv.core.sweep.SweptSchema.Decision;
import io.devenv.core.sweep.SweptSchema.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SweepPlannerTest {
    private final PullRequests schemas = new PullRequests();

    @Test
    void what_is_known_is_set_aside_and_the_schema_waits_for_that() {
        SweepPlan plan = schemas.table("pr_1.orders", 10).view("pr_1.stg").plan();

        SweptSchema row = plan.rows().get(0);
        assertThat(row.decision()).isEqualTo(Decision.EMPTY);
        assertThat(row.tally()).isEqualTo(new Tally(2, 2, 0, 0, 0, 0));
        assertThat(row.bytes()).isEqualTo(OptionalLong.of(10));
        assertThat(row.reason()).isEqualTo("gone");
        assertThat(row.owner()).contains("ci");
        assertThat(plan.removals())
                .containsExactly(new Removal(
                        PullRequests.schemas("pr_1"),
                        PullRequests.names("pr_1.orders", "pr_1.stg"),
                        List.of(),
                        List.of()));
    }

    @Test
    void views_that_go_by_name_are_dropped_so_a_schema_of_views_goes_at_once() {
        SweepPlan plan = schemas.byName().view("pr_1.stg").plan();

        assertThat(plan.rows().get(0).decision()).isEqualTo(Decision.DROP);
        assertThat(plan.removals().get(0).dropped()).containsExactly(PullRequests.schema("pr_1"));
    }

    @Test
    void for_good_everything_goes_at_once_those_that_need_others_first() {
        SweepPlan plan = schemas.forGood()
                .table("pr_1.a", 1)
                .view("pr_1.b")
                .view("pr_1.c")
                .needs("pr_1.b", "pr_1.a")
                .needs("pr_1.c", "pr_1.b")
                .plan();

        assertThat(plan.rows().get(0).decision()).isEqualTo(Decision.DROP);
        assertThat(plan.rows().get(0).tally()).as("views come back").isEqualTo(new Tally(3, 3, 0, 0, 0, 1));
        assertThat(plan.removals().get(0).going()).isEqualTo(PullRequests.names("pr_1.c", "pr_1.b", "pr_1.a"));
    }

    @Test
    void what_is_unknown_stays_and_so_does_its_schema() {
        SweepPlan plan = schemas.table("pr_1.orders", 1)
                .table("pr_1.x_notes", 1)
                .table("pr_2.x_a", 1)
                .table("pr_2.x_b", 1)
                .table("pr_2.x_c", 1)
                .table("pr_2.x_d", 1)
                .plan();

        SweptSchema part = plan.rows().get(0);
        assertThat(part.decision()).isEqualTo(Decision.PART);
        assertThat(part.cause()).isEqualTo(Cause.SWEPT);
        assertThat(part.reason()).isEqualTo("gone; 1 unknown relation stays: x_notes");
        assertThat(part.staying()).isEqualTo(PullRequests.names("pr_1.x_notes"));
        SweptSchema kept = plan.rows().get(1);
        assertThat(kept.decision()).isEqualTo(Decision.KEEP);
        assertThat(kept.cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(kept.reason()).isEqualTo("4 unknown relations stay: x_a, x_b, x_c and 1 more");
        assertThat(plan.removals()).hasSize(1);
    }

    @Test
    void what_something_that_stays_needs_stays_too() {
        SweepPlan plan = schemas.table("pr_1.a", 1)
                .view("pr_1.b")
                .view("pr_1.c")
                .needs("pr_1.b", "pr_1.a")
                .needs("reports.peek", "pr_1.b")
                .plan();

        SweptSchema row = plan.rows().get(0);
        assertThat(row.tally().going()).isOne();
        assertThat(row.reason()).isEqualTo("gone; pr_1.a is needed by pr_1.b, which stays");
        assertThat(plan.removals().get(0).going()).isEqualTo(PullRequests.names("pr_1.c"));
    }

    @Test
    void schemas_that_need_each_other_go_together() {
        SweepPlan plan = schemas.table("pr_1.a", 1)
                .view("pr_1_marts.b")
                .table("pr_2.a", 1)
                .needs("pr_1_marts.b", "pr_1.a")
                .plan();

        assertThat(plan.removals()).hasSize(2);
        assertThat(plan.removals().get(0).schemas()).isEqualTo(PullRequests.schemas("pr_1", "pr_1_marts"));
        assertThat(plan.removals().get(0).going()).isEqualTo(PullRequests.names("pr_1_marts.b", "pr_1.a"));
        assertThat(plan.removals().get(1).schemas()).isEqualTo(PullRequests.schemas("pr_2"));
    }

    @Test
    void a_schema_that_is_kept_keeps_what_it_needs_elsewhere() {
        SweepPlan plan = schemas.table("pr_1.a", 1)
                .view("pr_2.b")
                .needs("pr_2.b", "pr_1.a")
                .keeping("pr_2", Cause.LISTED, "2 is in the list")
                .plan();

        assertThat(plan.rows().get(0).cause()).isEqualTo(Cause.BLOCKED);
        assertThat(plan.rows().get(1).reason()).isEqualTo("2 is in the list");
        assertThat(plan.rows().get(1).tally()).isEqualTo(new Tally(1, 0, 0, 0, 0, 0));
        assertThat(plan.isEmpty()).isTrue();
    }

    @Test
    void what_needs_each_other_in_a_circle_stays() {
        SweepPlan plan = schemas.table("pr_1.a", 1)
                .table("pr_1.b", 1)
                .needs("pr_1.a", "pr_1.b")
                .needs("pr_1.b", "pr_1.a")
                .plan();

        assertThat(plan.rows().get(0).decision()).isEqualTo(Decision.KEEP);
        assertThat(plan.isEmpty()).isTrue();
    }

    @Test
    void what_was_set_aside_waits_until_it_is_due_and_then_goes_with_its_schema() {
        Instant until = Instant.parse("2026-03-22T00:00:00Z");
        SweptSchema waiting =
                schemas.aside("pr_1", 1, false, until).plan().rows().get(0);
        assertThat(waiting.decision()).isEqualTo(Decision.WAIT);
        assertThat(waiting.cause()).isEqualTo(Cause.WAITING);
        assertThat(waiting.until()).contains(until);
        assertThat(waiting.changes()).isFalse();

        SweepPlan due = new PullRequests().aside("pr_1", 1, true, until).plan();
        assertThat(due.rows().get(0).decision()).isEqualTo(Decision.DROP);
        assertThat(due.rows().get(0).tally()).isEqualTo(new Tally(0, 0, 0, 1, 1, 0));
        assertThat(due.removals().get(0).freed()).hasSize(1);

        SweepPlan both = new PullRequests()
                .aside("pr_1", 1, true, until)
                .aside("pr_1", 2, false, until)
                .plan();
        assertThat(both.rows().get(0).decision()).isEqualTo(Decision.EMPTY);
        assertThat(both.rows().get(0).tally()).isEqualTo(new Tally(0, 0, 0, 2, 1, 0));
    }

    @Test
    void an_empty_schema_goes_unless_something_else_lies_in_it_or_it_is_not_ours_to_drop() {
        assertThat(new PullRequests().empty("pr_1").plan().rows().get(0).decision())
                .isEqualTo(Decision.DROP);

        SweptSchema others = new PullRequests()
                .empty("pr_1")
                .holding("pr_1", "function f()")
                .plan()
                .rows()
                .get(0);
        assertThat(others.decision()).isEqualTo(Decision.KEEP);
        assertThat(others.reason()).isEqualTo("function f() stays");

        SweptSchema foreign = new PullRequests()
                .empty("pr_1")
                .obstacle("pr_1", "it belongs to bob")
                .plan()
                .rows()
                .get(0);
        assertThat(foreign.cause()).isEqualTo(Cause.REFUSED);
        assertThat(foreign.reason()).isEqualTo("it belongs to bob");

        SweptSchema hidden =
                new PullRequests().empty("pr_1").hidden("pr_1").plan().rows().get(0);
        assertThat(hidden.reason()).isEqualTo("it may not be looked into");
        assertThat(hidden.owner()).isEqualTo(Optional.empty());
    }

    @Test
    void what_the_warehouse_would_not_let_go_stays_with_its_words() {
        SweepPlan plan = schemas.table("pr_1.a", 1)
                .table("pr_1.b", 1)
                .refused("pr_1.a", "pr_1.a belongs to bob")
                .plan();

        assertThat(plan.rows().get(0).decision()).isEqualTo(Decision.PART);
        assertThat(plan.rows().get(0).reason()).isEqualTo("gone; pr_1.a belongs to bob");
        assertThat(plan.removals().get(0).going()).isEqualTo(PullRequests.names("pr_1.b"));
    }

    @Test
    void the_size_is_unknown_if_that_of_one_table_is() {
        SweepPlan plan = schemas.table("pr_1.a", 5)
                .table("pr_1.b", 7)
                .tableOfUnknownSize("pr_2.a")
                .view("pr_3.a")
                .plan();

        assertThat(plan.rows().get(0).bytes()).isEqualTo(OptionalLong.of(12));
        assertThat(plan.rows().get(1).bytes()).isEmpty();
        assertThat(plan.rows().get(2).bytes()).isEqualTo(OptionalLong.of(0));
    }
}
