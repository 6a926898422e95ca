package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmptySchemasTest {
    private static final SchemaName DEV = new SchemaName("wh", "dev");
    private static final String TRASH = "__devenv_trash_r1_1";
    private static final String OLDER = "__devenv_trash_r0_1";

    /** What lies in schema dev, what is done to it, and what becomes of the schema. */
    @ParameterizedTest(name = "{0}, {1}: {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing       | nothing           | dropped | it is empty
            a             | drop a            | dropped | nothing is left in it
            a b           | drop a, drop b    | dropped | nothing is left in it
            a             | nothing           | kept    | it still holds a
            a b           | drop a            | kept    | it still holds b
            d c b a       | nothing           | kept    | it still holds a, b, c and 1 more
            a             | aside a           | kept    | it still holds what was set aside; a later clean frees that after 7 days and drops it then, --no-trash drops both at once
            older         | nothing           | kept    | it still holds what earlier runs set aside; once that is freed it goes, `devenv purge --all` frees it at once
            older         | drop older        | dropped | nothing is left in it
            older a       | drop a            | kept    | it still holds what earlier runs set aside; once that is freed it goes, `devenv purge --all` frees it at once
            older a       | aside a           | kept    | it still holds what was set aside; a later clean frees that after 7 days and drops it then, --no-trash drops both at once
            older a b     | aside a           | kept    | it still holds b
            a             | replace a         | kept    | it still holds a
            a             | rename a          | kept    | it still holds renamed
            """)
    void only_a_schema_in_which_nothing_would_be_left_goes(String there, String done, String fate, String reason) {
        List<SchemaFate> fates = schemas(lying(there), Map.of(DEV, facts(List.of(), "")), true, Set.of())
                .after(batches(done));

        assertThat(fates).singleElement().satisfies(found -> {
            assertThat(found.schema()).isEqualTo(DEV);
            assertThat(found.reason()).isEqualTo(reason);
            assertThat(found.isDropped()).isEqualTo(fate.equals("dropped"));
        });
    }

    @Test
    void a_dropped_schema_is_known_by_what_makes_it_again() {
        SchemaFate fate = schemas(lying("nothing"), Map.of(DEV, facts(List.of(), "")), true, Set.of())
                .after(List.of())
                .get(0);

        assertThat(fate.drop())
                .contains(Change.dropSchema(DEV, Optional.of("create schema dev authorization alice"), "it is empty"));
        assertThat(fate.butKept("dbt is at work in it"))
                .isEqualTo(new SchemaFate(DEV, Optional.empty(), "dbt is at work in it"));
    }

    @ParameterizedTest(name = "{0}, obstacle {1}, own {2}, declined {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            function f, type t |                   | true  | false | it still holds function f, type t
                               | it belongs to bob | true  | false | it belongs to bob
            function f         | it belongs to bob | false | true  | it belongs to bob
                               |                   | false | false | nothing shows that it is yours alone; if it is, declare it in devenv.yml: personal: ["dev"]
                               |                   | true  | true  | not picked
            """)
    void whatever_else_speaks_against_it_keeps_an_empty_schema(
            String others, String obstacle, boolean own, boolean declined, String reason) {
        List<String> hidden = others == null ? List.of() : List.of(others.split(", "));
        Map<SchemaName, SchemaFacts> facts = Map.of(DEV, facts(hidden, obstacle == null ? "" : obstacle));

        List<SchemaFate> fates = schemas(lying("nothing"), facts, own, declined ? Set.of(DEV.relation("")) : Set.of())
                .after(List.of());

        assertThat(fates).containsExactly(new SchemaFate(DEV, Optional.empty(), reason));
    }

    @Test
    void what_nobody_can_tell_about_is_kept() {
        Listing unreadable = new Listing.Unreadable(Problem.of(Fault.WAREHOUSE, "denied", "denied"));
        Map<SchemaName, SchemaFacts> known = Map.of(DEV, facts(List.of(), ""));

        assertThat(schemas(unreadable, known, true, Set.of()).after(List.of()))
                .containsExactly(new SchemaFate(DEV, Optional.empty(), "it could not be listed"));
        assertThat(schemas(lying("nothing"), Map.of(), true, Set.of()).after(List.of()))
                .containsExactly(new SchemaFate(DEV, Optional.empty(), "the warehouse tells nothing of it"));
        assertThat(schemas(new Listing.Absent(), known, true, Set.of()).after(List.of()))
                .isEmpty();
    }

    @Test
    void relations_of_one_schema_keep_no_other() {
        SchemaName other = new SchemaName("wh", "dev_finance");
        Map<SchemaName, Listing> listings = new HashMap<>();
        listings.put(DEV, lying("a"));
        listings.put(other, new Listing.Listed(List.of()));
        EmptySchemas schemas = new EmptySchemas(
                new Inventory(Shop.RULES, listings),
                Map.of(DEV, facts(List.of(), ""), other, facts(List.of(), "")),
                schema -> true,
                Set.of(),
                Set.of());

        assertThat(schemas.after(List.of()))
                .extracting(fate -> fate.schema().schema() + " " + fate.isDropped())
                .containsExactly("dev false", "dev_finance true");
    }

    private static EmptySchemas schemas(
            Listing dev, Map<SchemaName, SchemaFacts> facts, boolean own, Set<RelationName> declined) {
        return new EmptySchemas(
                new Inventory(Shop.RULES, Map.of(DEV, dev)),
                facts,
                schema -> own,
                Set.of(DEV.relation(OLDER)),
                declined);
    }

    private static SchemaFacts facts(List<String> others, String obstacle) {
        return new SchemaFacts(
                Optional.of("alice"),
                others,
                obstacle.isEmpty() ? Optional.empty() : Optional.of(obstacle),
                Optional.of("create schema dev authorization alice"));
    }

    private static Listing lying(String names) {
        List<Relation> relations = new ArrayList<>();
        for (String name : names.split(" ")) {
            if (!name.equals("nothing")) relations.add(Relation.of(relation(name), RelationKind.TABLE));
        }
        return new Listing.Listed(relations);
    }

    private static RelationName relation(String name) {
        return DEV.relation(name.equals("older") ? OLDER : name);
    }

    private static List<Batch> batches(String done) {
        return Stream.of(done.split(", "))
                .filter(words -> !words.equals("nothing"))
                .map(words -> batch(words.split(" ")[0], relation(words.split(" ")[1])))
                .toList();
    }

    private static Batch batch(String verb, RelationName name) {
        Change drop = Change.drop(name, RelationKind.TABLE, Optional.empty(), "test");
        return switch (verb) {
            case "drop" -> Batch.of(drop);
            case "aside" -> Batch.of(Change.rename(name, RelationKind.TABLE, DEV.relation(TRASH), "test"));
            case "rename" -> Batch.of(Change.rename(name, RelationKind.TABLE, DEV.relation("renamed"), "test"));
            case "replace" -> new Batch(name, List.of(drop, Change.viewOf(name, DEV.relation("prod"), "test")));
            default -> throw new IllegalArgumentException(verb);
        };
    }
}
