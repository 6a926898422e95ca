package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UndoPlanTest {
    private static final SchemaName DEV = new SchemaName("wh", "dev");
    private static final RelationName T = DEV.relation("t");
    private static final RelationName ASIDE = DEV.relation("__devenv_trash_r1_1");
    private static final RelationName PROD = new RelationName("wh", "prod", "t");
    private static final String TEXT = "create view dev.t as select 1 as id;";

    /** What lies there: t as a table, as the view it was, as another view, as a view of production; and what was set aside. */
    @ParameterizedTest(name = "{0} {1}, with {2} there: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            RENAME      | MADE     | aside         | TAKE_BACK
            RENAME      | MADE     | aside + table | IN_THE_WAY
            RENAME      | MADE     | aside + clone | IN_THE_WAY
            RENAME      | MADE     | table         | NOTHING_TO_DO
            RENAME      | MADE     | nothing       | GONE
            RENAME      | INTENDED | aside         | TAKE_BACK
            RENAME      | INTENDED | table         | NOTHING_TO_DO
            RENAME      | INTENDED | aside + table | IN_THE_WAY
            RENAME      | INTENDED | nothing       | GONE
            RENAME      | PURGED   | nothing       | GONE
            RENAME      | PURGED   | table         | GONE
            RENAME      | LEFT     | aside         | TAKE_BACK
            RENAME      | LEFT     | aside + table | IN_THE_WAY
            DROP view   | LEFT     | nothing       | TAKE_BACK
            DROP view   | LEFT     | other         | IN_THE_WAY
            DROP table  | LEFT     | table         | GONE
            VIEW_OF     | LEFT     | other         | IN_THE_WAY
            DROP view   | MADE     | nothing       | TAKE_BACK
            DROP view   | MADE     | same          | NOTHING_TO_DO
            DROP view   | MADE     | other         | IN_THE_WAY
            DROP view   | MADE     | table         | IN_THE_WAY
            DROP view   | INTENDED | nothing       | TAKE_BACK
            DROP view   | INTENDED | same          | NOTHING_TO_DO
            DROP view   | INTENDED | other         | NOTHING_TO_DO
            DROP table  | MADE     | nothing       | GONE
            DROP table  | MADE     | table         | GONE
            DROP table  | INTENDED | table         | NOTHING_TO_DO
            DROP table  | INTENDED | nothing       | GONE
            VIEW_OF     | MADE     | clone         | TAKE_BACK
            VIEW_OF     | MADE     | nothing       | NOTHING_TO_DO
            VIEW_OF     | MADE     | table         | IN_THE_WAY
            VIEW_OF     | MADE     | other         | IN_THE_WAY
            VIEW_OF     | INTENDED | clone         | TAKE_BACK
            VIEW_OF     | INTENDED | table         | NOTHING_TO_DO
            VIEW_OF     | INTENDED | nothing       | NOTHING_TO_DO
            CREATE_VIEW | MADE     | same          | TAKE_BACK
            CREATE_VIEW | MADE     | other         | IN_THE_WAY
            DROP_SCHEMA   | MADE     | no schema   | TAKE_BACK
            DROP_SCHEMA   | INTENDED | no schema   | TAKE_BACK
            DROP_SCHEMA   | LEFT     | no schema   | TAKE_BACK
            DROP_SCHEMA   | MADE     | nothing     | NOTHING_TO_DO
            DROP_SCHEMA   | INTENDED | nothing     | NOTHING_TO_DO
            DROP_SCHEMA   | INTENDED | table       | NOTHING_TO_DO
            CREATE_SCHEMA | MADE     | nothing     | TAKE_BACK
            CREATE_SCHEMA | MADE     | table       | IN_THE_WAY
            CREATE_SCHEMA | MADE     | aside       | WAITS
            CREATE_SCHEMA | MADE     | aside + table | IN_THE_WAY
            CREATE_SCHEMA | MADE     | no schema   | NOTHING_TO_DO
            CREATE_SCHEMA | INTENDED | nothing     | TAKE_BACK
            CREATE_SCHEMA | INTENDED | table       | IN_THE_WAY
            CREATE_SCHEMA | INTENDED | no schema   | NOTHING_TO_DO
            CREATE_SCHEMA | LEFT     | nothing     | TAKE_BACK
            """)
    void each_change_is_answered_by_what_lies_there_now(String change, Outcome outcome, String there, String answer) {
        List<UndoPlan.Step> steps = UndoPlan.of(run(new Entry(1, change(change), outcome)), lying(there));

        assertThat(steps).extracting(step -> step.answer().name()).containsExactly(answer);
        assertThat(steps.get(0).change().isPresent()).isEqualTo(answer.equals("TAKE_BACK"));
    }

    @ParameterizedTest(name = "{0} {1}, with {2} there: {3}")
    @CsvSource({"RENAME, FAILED, table", "RENAME, UNDONE, table", "DROP view, UNDONE, same", "VIEW_OF, FAILED, nothing"
    })
    void what_never_was_or_is_undone_needs_no_step(String change, Outcome outcome, String there) {
        assertThat(UndoPlan.of(run(new Entry(1, change(change), outcome)), lying(there)))
                .isEmpty();
    }

    /** A view of production in a table's place, made or only announced: the same steps lead back, newest first. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MADE     | aside + clone | drop t, rename back  | TAKE_BACK TAKE_BACK
            INTENDED | aside + clone | drop t, rename back  | TAKE_BACK TAKE_BACK
            INTENDED | table         | never begun          | NOTHING_TO_DO NOTHING_TO_DO
            MADE     | aside + table | built anew since     | IN_THE_WAY IN_THE_WAY
            MADE     | aside         | the view was dropped | NOTHING_TO_DO TAKE_BACK
            MADE     | table         | an undo died unnoted | NOTHING_TO_DO NOTHING_TO_DO
            """)
    void a_clone_goes_before_the_table_comes_back(Outcome outcome, String there, String why, String answers) {
        JournaledRun run = run(new Entry(1, change("RENAME"), outcome), new Entry(2, change("VIEW_OF"), outcome));

        List<UndoPlan.Step> steps = UndoPlan.of(run, lying(there));

        assertThat(steps).extracting(step -> step.entry().number()).containsExactly(2, 1);
        assertThat(steps.stream().map(step -> step.answer().name()).collect(Collectors.joining(" ")))
                .as(why)
                .isEqualTo(answers);
    }

    /** A view of production in a view's place; the undo that took it back could not note it any more. */
    @ParameterizedTest
    @CsvSource({"same, NOTHING_TO_DO NOTHING_TO_DO", "other, IN_THE_WAY IN_THE_WAY", "clone, TAKE_BACK TAKE_BACK"})
    void a_view_that_is_back_already_is_in_nobodys_way(String there, String answers) {
        JournaledRun run =
                run(new Entry(1, change("DROP view"), Outcome.MADE), new Entry(2, change("VIEW_OF"), Outcome.MADE));

        assertThat(UndoPlan.of(run, lying(there)).stream()
                        .map(step -> step.answer().name())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(answers);
    }

    @Test
    void what_an_undo_left_is_known_to_be_set_aside_and_waits_for_no_other() {
        JournaledRun left = run(new Entry(1, change("RENAME"), Outcome.LEFT));
        JournaledRun refused =
                run(new Entry(1, change("RENAME"), Outcome.LEFT), new Entry(2, change("DROP view"), Outcome.MADE));
        JournaledRun forGood = run(new Entry(1, change("DROP table"), Outcome.MADE));

        assertThat(left.undoable()).hasSize(1);
        assertThat(left.toTakeBack()).hasSize(1);
        assertThat(left.awaitsUndo()).isFalse();
        assertThat(refused.awaitsUndo()).isTrue();
        assertThat(forGood.awaitsUndo()).isFalse();
    }

    @Test
    void names_are_compared_as_the_warehouse_does() {
        Relation upper =
                Relation.of(DEV.relation(ASIDE.identifier().toUpperCase(java.util.Locale.ROOT)), RelationKind.TABLE);
        Inventory inventory = new Inventory(Shop.RULES, Map.of(DEV, new Listing.Listed(List.of(upper))));

        List<UndoPlan.Step> steps = UndoPlan.of(run(new Entry(1, change("RENAME"), Outcome.MADE)), inventory);

        assertThat(steps.get(0).answer()).isEqualTo(UndoPlan.Answer.TAKE_BACK);
    }

    @Test
    void only_what_has_a_way_back_makes_a_run_one_to_undo() {
        JournaledRun purge = run(new Entry(1, change("DROP table"), Outcome.MADE));
        JournaledRun freed = run(new Entry(1, change("RENAME"), Outcome.PURGED));
        JournaledRun clean = run(new Entry(1, change("DROP view"), Outcome.MADE));

        assertThat(purge.undoable()).isEmpty();
        assertThat(freed.undoable()).isEmpty();
        assertThat(clean.undoable()).hasSize(1);
    }

    private static Change change(String words) {
        return switch (words) {
            case "RENAME" -> Change.rename(T, RelationKind.TABLE, ASIDE, "test");
            case "DROP view" -> Change.drop(T, RelationKind.VIEW, Optional.of(TEXT), "test");
            case "DROP table" -> Change.drop(T, RelationKind.TABLE, Optional.empty(), "test");
            case "VIEW_OF" -> Change.viewOf(T, PROD, "test");
            case "DROP_SCHEMA" -> Change.dropSchema(DEV, Optional.of("create schema dev"), "test");
            case "CREATE_SCHEMA" -> Change.createSchema(DEV, Optional.empty(), "test");
            case "CREATE_VIEW" -> Change.createView(T, TEXT, "test");
            default -> throw new IllegalArgumentException(words);
        };
    }

    private static JournaledRun run(Entry... entries) {
        return new JournaledRun("r1", Instant.EPOCH, "clean", "dev", "duckdb wh", List.of(entries), 0);
    }

    private static Inventory lying(String words) {
        if (words.equals("no schema")) return new Inventory(Shop.RULES, Map.of(DEV, new Listing.Absent()));
        List<Relation> relations = new ArrayList<>();
        Stream.of(words.split(" \\+ ")).flatMap(word -> relation(word).stream()).forEach(relations::add);
        return new Inventory(Shop.RULES, Map.of(DEV, new Listing.Listed(relations)));
    }

    private static Optional<Relation> relation(String word) {
        return switch (word) {
            case "nothing" -> Optional.empty();
            case "table" -> Optional.of(Relation.of(T, RelationKind.TABLE));
            case "aside" -> Optional.of(Relation.of(ASIDE, RelationKind.TABLE));
            case "same" -> Optional.of(view(TEXT));
            case "other" -> Optional.of(view("create view dev.t as select 2 as id;"));
            case "clone" -> Optional.of(view("create view dev.t as select * from wh.prod.t;"));
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static Relation view(String text) {
        return new Relation(T, RelationKind.VIEW, Optional.of(text), OptionalLong.empty(), OptionalLong.empty());
    }
}
