package io.devenv.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many relations are looked at together, and each gets its own answer. */
class ManyChangesTest {
    private static final int MANY = 120;
    private static final Set<Integer> BROKEN = Set.of(0, 49, 50, 77, 119);

    @TempDir
    private Path folder;

    private Wh wh = new Wh(Path.of(""));

    @BeforeEach
    void make() {
        List<String> statements =
                new ArrayList<>(List.of("create schema dev", "create table dev.gone as select 1 as id"));
        for (int i = 0; i < MANY; i++) {
            statements.add("create view dev." + name(i) + " as select " + i + " as n"
                    + (BROKEN.contains(i) ? " from dev.gone" : ""));
            statements.add("create table dev.t" + name(i) + " as select 1 as id");
            if (BROKEN.contains(i)) statements.add("create index i" + i + " on dev.t" + name(i) + " (id)");
        }
        statements.add("drop table dev.gone");
        wh = new Wh(folder).run("wh.duckdb", statements.toArray(String[]::new));
    }

    @Test
    void only_what_is_broken_or_held_is_objected_to() {
        List<String> objections = new ArrayList<>();
        wh.read(
                wh.target(),
                warehouse -> IntStream.range(0, MANY)
                        .boxed()
                        .flatMap(i -> Stream.of(dropView(i), renameTable(i)))
                        .forEach(change -> warehouse
                                .objection(change)
                                .ifPresent(problem ->
                                        objections.add(change.relation().identifier() + " " + problem.code()))));

        assertThat(objections)
                .containsExactlyInAnyOrderElementsOf(BROKEN.stream()
                        .flatMap(i ->
                                Stream.of(name(i) + " duckdb-view-broken", "t" + name(i) + " duckdb-rename-refused"))
                        .toList());
    }

    @Test
    void a_relation_that_does_not_exist_gets_its_own_answer_too() {
        wh.read(wh.target(), warehouse -> {
            assertThat(warehouse.objection(dropView(MANY)).map(Problem::code)).contains("duckdb-view-broken");
            assertThat(warehouse.objection(renameTable(MANY))).isEmpty();
        });
    }

    @Test
    void one_that_is_objected_to_keeps_all_of_its_transaction_from_being_made() {
        Problem problem = Wh.problemOf(() -> wh.change(
                wh.target(),
                warehouse -> warehouse.make(IntStream.range(1, 60)
                        .mapToObj(ManyChangesTest::dropView)
                        .toList())));

        assertThat(problem.message()).contains(name(49));
        wh.run("wh.duckdb", "select n from dev." + name(1));
    }

    /** What was found before a change is not believed after it. */
    @Test
    void what_a_change_breaks_is_objected_to_at_once() {
        wh.run("wh.duckdb", "create view dev.reader as select * from dev.t" + name(1));
        RelationName reader = Wh.DEV.relation("reader");
        Change drop = Change.drop(reader, RelationKind.VIEW, Optional.of("create view reader as x"), "test");
        wh.change(wh.target(), warehouse -> {
            assertThat(warehouse.objection(drop)).isEmpty();
            warehouse.make(List.of(renameTable(1)));
            assertThat(warehouse.objection(drop)).isPresent();
        });
    }

    private static String name(int number) {
        return "v" + (1000 + number);
    }

    private static Change dropView(int number) {
        String text = "CREATE VIEW dev." + name(number) + " AS SELECT " + number + " AS n;";
        return Change.drop(Wh.DEV.relation(name(number)), RelationKind.VIEW, Optional.of(text), "test");
    }

    private static Change renameTable(int number) {
        RelationName table = Wh.DEV.relation("t" + name(number));
        return Change.rename(table, RelationKind.TABLE, table.withIdentifier(table.identifier() + "_away"), "test");
    }
}
