package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.app.MortalShop.Crash;
import io.devenv.core.relation.ChangeRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What drops a schema that it leaves empty, what makes one that is missing, and an undo of either, that die between any two steps.
 */
abstract class EveryStepOfSchemasContract {
    private static final ChangeRules SINGLE = EveryStepContract.SINGLE;
    private static final ChangeRules GROUPS = EveryStepContract.GROUPS;

    @TempDir
    Path home;

    private Optional<MortalDatabase> database = Optional.empty();

    @AfterEach
    void leave() {
        database.ifPresent(MortalDatabase::close);
    }

    /** One in which a schema is left empty by {@link #dropping}. */
    abstract MortalDatabase withSchemaToDrop(Path folder);

    abstract MortalTask dropping();

    /** The name of that schema. */
    abstract String dropped();

    /** One that lacks a schema which nodes are built into. */
    abstract MortalDatabase withoutSchema(Path folder);

    @TestFactory
    Stream<DynamicTest> undo_brings_a_schema_back_with_what_lay_in_it() {
        MortalShop shop = shop(withSchemaToDrop(home));
        List<String> before = shop.contents();
        shop.make(dropping(), SINGLE);
        assertThat(schemas(before)).contains(dropped());
        assertThat(schemas(shop.contents())).doesNotContain(dropped());
        return Stream.of(
                        thatDie(shop, dropping(), GROUPS, Crash.OF_THE_PROCESS),
                        thatDie(shop, dropping(), SINGLE, Crash.OF_THE_MACHINE),
                        undosThatDie(shop, dropping(), Crash.OF_THE_PROCESS),
                        undosThatDie(shop, dropping(), Crash.OF_THE_MACHINE))
                .flatMap(tests -> tests);
    }

    @TestFactory
    Stream<DynamicTest> undo_takes_away_a_schema_that_was_made_for_clones() {
        MortalTask task = MortalTask.cloning(false);
        MortalShop shop = cloned(task);
        return Stream.of(
                        thatDie(shop, task, SINGLE, Crash.OF_THE_MACHINE),
                        thatDie(shop, task, GROUPS, Crash.OF_THE_PROCESS),
                        undosThatDie(shop, task, Crash.OF_THE_PROCESS))
                .flatMap(tests -> tests);
    }

    /** Copies lie aside in it, and it goes with them. */
    @TestFactory
    Stream<DynamicTest> undo_and_purge_take_away_a_schema_that_was_made_for_copies() {
        MortalTask task = MortalTask.cloning(true);
        MortalShop shop = cloned(task);
        return Stream.of(
                        thatDie(shop, task, GROUPS, Crash.OF_THE_PROCESS),
                        undosThatDie(shop, task, Crash.OF_THE_PROCESS))
                .flatMap(tests -> tests);
    }

    private MortalShop cloned(MortalTask task) {
        MortalShop shop = shop(withoutSchema(home));
        List<String> before = shop.contents();
        shop.make(task, SINGLE);
        assertThat(schemas(shop.contents())).hasSize(schemas(before).size() + 1);
        return shop;
    }

    private Stream<DynamicTest> thatDie(MortalShop shop, MortalTask task, ChangeRules rules, Crash crash) {
        shop.reset();
        List<String> before = shop.contents();
        int steps = shop.stepsOf(() -> shop.make(task, rules));
        List<String> made = shop.contentsWithoutRuns();
        assertThat(steps).isGreaterThan(8);
        return IntStream.range(0, steps)
                .mapToObj(step -> DynamicTest.dynamicTest(name(task, rules, crash, step), () -> {
                    shop.reset();
                    shop.dyingAt(step, crash, () -> shop.make(task, rules));
                    shop.undoWhatIsThere();
                    if (isCopying(task)) shop.purge();
                    assertThat(shop.contents()).isEqualTo(before);
                    if (step % 5 != 0 || isCopying(task)) return;
                    shop.makeAnew(task, rules);
                    assertThat(shop.contentsWithoutRuns()).isEqualTo(made);
                }));
    }

    private Stream<DynamicTest> undosThatDie(MortalShop shop, MortalTask task, Crash crash) {
        shop.reset();
        List<String> before = shop.contents();
        shop.make(task, SINGLE);
        int steps = shop.stepsOf(() -> shop.undo(SINGLE));
        assertThat(steps).isGreaterThan(5);
        return IntStream.range(0, steps)
                .mapToObj(step -> DynamicTest.dynamicTest("undo of " + name(task, SINGLE, crash, step), () -> {
                    shop.reset();
                    shop.make(task, SINGLE);
                    shop.dyingAt(step, crash, () -> shop.undo(SINGLE));
                    shop.undoWhatIsThere();
                    if (isCopying(task)) shop.purge();
                    assertThat(shop.contents()).isEqualTo(before);
                }));
    }

    private MortalShop shop(MortalDatabase laidOut) {
        database = Optional.of(laidOut);
        return new MortalShop(laidOut);
    }

    private static boolean isCopying(MortalTask task) {
        return task.words().contains("--copy");
    }

    private static List<String> schemas(List<String> contents) {
        return contents.stream()
                .filter(line -> line.startsWith("schema ") || line.endsWith(" schema"))
                .map(line -> line.replaceAll("^schema (\\S+) .*|^(\\S+) schema$", "$1$2"))
                .toList();
    }

    private static String name(MortalTask task, ChangeRules rules, Crash crash, int step) {
        String words = task.words().length() > 20 ? "clean" : task.words();
        return words + ", " + rules.atOnce() + " at once, " + crash + ", step " + step;
    }
}
