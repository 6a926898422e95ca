package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.cleanup.UndoPlan.Answer;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.ViewBinding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was set aside, and what has come to lie under its name since. */
class UndoOfRenamesTest {
    private static final RelationName ORDERS = Shop.DEV.relation("orders");
    private static final RelationName ASIDE = Shop.DEV.relation("__devenv_trash_r1_1");
    private static final Change VIEW = aside(RelationKind.VIEW);

    @ParameterizedTest(name = "a {0} under the name: {1}")
    @CsvSource({
        "FUNCTION, TAKE_BACK",
        "FOREIGN_TABLE, IN_THE_WAY",
        "TABLE, IN_THE_WAY",
        "VIEW, IN_THE_WAY",
        "MATERIALIZED_VIEW, IN_THE_WAY",
        "OTHER, IN_THE_WAY"
    })
    void what_has_the_name_is_in_the_way_whether_or_not_dbt_sees_it(RelationKind kind, Answer answer) {
        Change rename = Change.rename(ORDERS, RelationKind.TABLE, ASIDE, "why");

        UndoPlan.Step step =
                step(rename, Outcome.MADE, Relation.of(ORDERS, kind), Relation.of(ASIDE, RelationKind.TABLE));

        assertThat(step.answer()).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"MADE, TAKE_BACK", "PURGED, TAKE_BACK", "INTENDED, GONE"})
    void a_view_that_is_gone_from_the_trash_comes_back_from_its_text_if_it_surely_was_there(
            Outcome outcome, Answer answer) {
        UndoPlan.Step step = step(VIEW, outcome);

        assertThat(step.answer()).isEqualTo(answer);
        assertThat(step.change())
                .isEqualTo(
                        answer == Answer.TAKE_BACK
                                ? Optional.of(Change.createView(ORDERS, "select 1", "undo"))
                                : Optional.empty());
    }

    @Test
    void a_view_still_in_the_trash_is_renamed_back() {
        UndoPlan.Step step = step(VIEW, Outcome.MADE, Relation.of(ASIDE, RelationKind.VIEW));

        assertThat(step.change().map(Change::action)).contains(Change.Action.RENAME);
    }

    @Test
    void a_view_whose_name_is_taken_is_not_made_again() {
        assertThat(step(VIEW, Outcome.MADE, Relation.of(ORDERS, RelationKind.VIEW))
                        .answer())
                .isEqualTo(Answer.NOTHING_TO_DO);
        assertThat(step(VIEW, Outcome.PURGED, Relation.of(ORDERS, RelationKind.VIEW))
                        .answer())
                .isEqualTo(Answer.GONE);
    }

    @Test
    void a_table_gone_from_the_trash_is_gone() {
        assertThat(step(Change.rename(ORDERS, RelationKind.TABLE, ASIDE, "why"), Outcome.MADE)
                        .answer())
                .isEqualTo(Answer.GONE);
    }

    @Test
    void a_materialized_view_comes_back_as_one() {
        Optional<Change> again =
                step(aside(RelationKind.MATERIALIZED_VIEW), Outcome.MADE).change();

        assertThat(again.map(Change::action)).contains(Change.Action.CREATE_VIEW);
        assertThat(again.map(Change::kind)).contains(RelationKind.MATERIALIZED_VIEW);
    }

    private static Change aside(RelationKind kind) {
        Relation relation =
                new Relation(ORDERS, kind, Optional.of("select 1"), OptionalLong.empty(), OptionalLong.empty());
        return Change.aside(relation, ASIDE, ViewBinding.BY_RELATION, "why");
    }

    private static UndoPlan.Step step(Change change, Outcome outcome, Relation... lying) {
        JournaledRun run = new JournaledRun(
                "r1", Instant.EPOCH, "clean", "dev", "here", List.of(new Entry(1, change, outcome)), 0);
        Inventory inventory = new Inventory(
                Shop.RULES, Map.of(Shop.DEV, new Listing.Listed(Stream.of(lying).toList())));
        return UndoPlan.of(run, inventory).get(0);
    }
}
