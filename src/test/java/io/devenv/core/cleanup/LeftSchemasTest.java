package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A schema goes with the last that an undo had set aside in it, and only if a run of this journal had made it. */
class LeftSchemasTest {
    private static final SchemaName DEV = new SchemaName("wh", "dev");
    private static final RelationName ASIDE = DEV.relation("__devenv_trash_r1_1");
    private static final SchemaFacts PLAIN =
            new SchemaFacts(Optional.of("ann"), List.of(), Optional.empty(), Optional.of("create schema dev"));

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void only_one_that_an_undo_came_upon_and_had_to_leave(Outcome outcome) {
        Change made = Change.createSchema(DEV, Optional.empty(), "test");
        JournaledRun run = new JournaledRun(
                "r1", Instant.EPOCH, "clone", "dev", "duckdb wh", List.of(new Entry(1, made, outcome)), 0);

        assertThat(LeftSchemas.of(List.of(run), "duckdb wh").contains(DEV)).isEqualTo(outcome == Outcome.LEFT);
        assertThat(LeftSchemas.of(List.of(run), "duckdb other")).isEmpty();
    }

    @Test
    void one_that_was_dropped_by_a_run_was_not_made_by_it() {
        Change dropped = Change.dropSchema(DEV, Optional.empty(), "test");

        assertThat(LeftSchemas.isLeft(new Entry(1, dropped, Outcome.LEFT))).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing lies in it                     | listed | none  | aside | true
            what lies in it is freed               | listed | aside | aside | true
            something else lies in it              | listed | aside,other | aside | false
            what lies in it is too young to go    | listed | aside | none  | false
            it is gone                             | absent | none  | none  | false
            """)
    void goes_once_nothing_is_left(String why, String listing, String inside, String freed, boolean goes) {
        Inventory there = new Inventory(
                Shop.RULES,
                Map.of(
                        DEV,
                        listing.equals("absent")
                                ? new Listing.Absent()
                                : new Listing.Listed(names(inside)
                                        .map(name -> Relation.of(name, RelationKind.TABLE))
                                        .toList())));

        List<Batch> drops = LeftSchemas.dropped(
                Set.of(DEV), there, Map.of(DEV, PLAIN), names(freed).collect(Collectors.toSet()));

        assertThat(!drops.isEmpty()).as(why).isEqualTo(goes);
        assertThat(drops)
                .allSatisfy(batch -> assertThat(batch.changes())
                        .containsExactly(Change.dropSchema(
                                DEV,
                                Optional.of("create schema dev"),
                                "nothing is left in it; the run that made it was taken back")));
    }

    @Test
    void stays_with_anything_that_no_listing_shows_and_where_it_is_somebody_elses() {
        Inventory empty = new Inventory(Shop.RULES, Map.of(DEV, new Listing.Listed(List.of())));
        SchemaFacts function =
                new SchemaFacts(Optional.empty(), List.of("function f()"), Optional.empty(), Optional.empty());
        SchemaFacts others =
                new SchemaFacts(Optional.empty(), List.of(), Optional.of("it belongs to somebody"), Optional.empty());

        for (Map<SchemaName, SchemaFacts> facts :
                List.of(Map.of(DEV, function), Map.of(DEV, others), Map.<SchemaName, SchemaFacts>of())) {
            assertThat(LeftSchemas.dropped(Set.of(DEV), empty, facts, Set.of())).isEmpty();
        }
    }

    private static Stream<RelationName> names(String words) {
        return words.equals("none")
                ? Stream.of()
                : Stream.of(words.split(",")).map(word -> word.equals("aside") ? ASIDE : DEV.relation(word));
    }
}
