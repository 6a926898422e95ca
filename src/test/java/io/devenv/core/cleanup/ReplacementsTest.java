package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.CleanOptions.Leftovers;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.ChangeRules.Ddl;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.ViewBinding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What takes the place of the leftover {@code a}, and in which steps. */
class ReplacementsTest {
    private static final Ways ONE_BY_ONE = new Ways(ViewBinding.BY_NAME, Set.of(), Ddl.EACH_BY_ITSELF);
    private static final Ways ZERO_COPY = new Ways(ViewBinding.BY_NAME, Set.of(RelationKind.TABLE), Ddl.EACH_BY_ITSELF);

    @ParameterizedTest(name = "a {0} by production's {1} with {2}: {3}")
    @CsvSource(textBlock = """
            table | table | CLONE             | KEEP            | REAL_TABLE
            table | table | COPY              | REPLACE_BY_COPY | CLEANED
            table | table | CLONE_OVER_TABLES | REPLACE_BY_VIEW | CLEANED
            table | table | COPY_OVER_TABLES  | REPLACE_BY_COPY | CLEANED
            table | view  | CLONE             | KEEP            | REAL_TABLE
            table | view  | COPY              | KEEP            | REAL_TABLE
            table | view  | CLONE_OVER_TABLES | REPLACE_BY_VIEW | CLEANED
            table | view  | COPY_OVER_TABLES  | REPLACE_BY_VIEW | CLEANED
            view  | table | CLONE             | REPLACE_BY_VIEW | CLEANED
            view  | table | COPY              | REPLACE_BY_COPY | CLEANED
            view  | view  | COPY              | REPLACE_BY_VIEW | CLEANED
            table | table | DROP              | DROP            | CLEANED
            """, delimiter = '|')
    void a_view_takes_the_place_of_a_table_only_where_that_is_asked_for(
            String lying, String production, Leftovers wanted, Verdict.Decision decision, Verdict.Cause cause) {
        Verdict verdict = plan(lying, production, wanted, TestWays.by(ViewBinding.BY_NAME))
                .verdicts()
                .get(0);

        assertThat(verdict.decision()).isEqualTo(decision);
        assertThat(verdict.cause()).isEqualTo(cause);
    }

    @ParameterizedTest(name = "{0} by {1} with {2}, {3}: {4}")
    @CsvSource(textBlock = """
            table | table | COPY              | together   | COPY_OF 2, RENAME a 1, RENAME 2 a
            table | table | CLONE_OVER_TABLES | together   | RENAME a 1, VIEW_OF a
            view  | table | CLONE             | together   | DROP a, VIEW_OF a
            view  | table | COPY              | together   | COPY_OF 1, DROP a, RENAME 1 a
            table | table | COPY              | one by one | COPY_OF 2, RENAME a 1, RENAME 2 a
            table | table | CLONE_OVER_TABLES | one by one | VIEW_OF 2, RENAME a 1, RENAME 2 a
            view  | table | CLONE             | one by one | VIEW_OF 1, DROP a, RENAME 1 a
            table | table | CLONE             | zero-copy  | CLONE_OF 2, RENAME a 1, RENAME 2 a
            view  | view  | CLONE             | zero-copy  | VIEW_OF 1, DROP a, RENAME 1 a
            """, delimiter = '|')
    void the_replacement_is_there_before_the_old_one_goes_or_in_the_same_transaction(
            String lying, String production, Leftovers wanted, String ways, String steps) {
        CleanupPlan plan = plan(lying, production, wanted, ways(ways));

        assertThat(steps(plan.batches().get(0))).isEqualTo(steps);
        assertThat(plan.batches().get(0).about()).isEqualTo(Shop.DEV.relation("a"));
    }

    @Test
    void that_nothing_lies_there_for_a_moment_is_said_where_it_cannot_be_helped() {
        assertThat(plan("view", "table", Leftovers.CLONE, ONE_BY_ONE)
                        .verdicts()
                        .get(0)
                        .reason())
                .endsWith("a view of production's takes its place; for a moment nothing lies under its name");
        assertThat(plan("view", "table", Leftovers.CLONE, TestWays.by(ViewBinding.BY_NAME))
                        .verdicts()
                        .get(0)
                        .reason())
                .endsWith("a view of production's takes its place");
    }

    @Test
    void what_production_does_not_have_and_what_nobody_could_look_at_are_told_apart() {
        Inventory empty = new Inventory(Shop.RULES, Map.of(Shop.PROD, new Listing.Listed(List.of())));
        Inventory unreadable = new Inventory(
                Shop.RULES, Map.of(Shop.PROD, new Listing.Unreadable(Problem.of(Fault.WAREHOUSE, "denied", "denied"))));

        assertThat(reason(empty)).isEqualTo("analytics.a does not exist, so nothing could take its place");
        assertThat(reason(unreadable)).isEqualTo("analytics.a cannot be looked at, so nothing could take its place");
    }

    private static String reason(Inventory production) {
        CleanupPlan plan = plan(shop("view"), production, Leftovers.CLONE, TestWays.by(ViewBinding.BY_NAME));
        assertThat(plan.batches()).isEmpty();
        assertThat(plan.verdicts().get(0).cause()).isEqualTo(Verdict.Cause.PRODUCTION_MISSING);
        return plan.verdicts().get(0).reason();
    }

    private static Ways ways(String words) {
        return switch (words) {
            case "together" -> TestWays.by(ViewBinding.BY_NAME);
            case "one by one" -> ONE_BY_ONE;
            default -> ZERO_COPY;
        };
    }

    private static Shop shop(String lying) {
        Shop shop = new Shop().model("a", lying);
        return lying.equals("table") ? shop.table("a") : shop.view("a");
    }

    private static CleanupPlan plan(String lying, String production, Leftovers wanted, Ways ways) {
        Relation there = Relation.of(Shop.PROD.relation("a"), RelationKind.ofWord(production));
        return plan(
                shop(lying),
                new Inventory(Shop.RULES, Map.of(Shop.PROD, new Listing.Listed(List.of(there)))),
                wanted,
                ways);
    }

    private static CleanupPlan plan(Shop shop, Inventory production, Leftovers wanted, Ways ways) {
        Situation situation = shop.situation();
        return CleanupPlanner.plan(
                situation,
                Classifier.classify(situation),
                CleanOptions.DEFAULT.replacing(wanted),
                production,
                ways,
                "r1");
    }

    private static String steps(Batch batch) {
        return batch.changes().stream().map(ReplacementsTest::step).collect(Collectors.joining(", "));
    }

    /** Names of the trash by their numbers. */
    private static String step(Change change) {
        String step = change.action() + " " + change.relation().identifier();
        boolean renames = change.action() == Change.Action.RENAME;
        String whole = renames ? step + " " + change.other().orElseThrow().identifier() : step;
        return whole.replace("__devenv_trash_r1_", "");
    }
}
