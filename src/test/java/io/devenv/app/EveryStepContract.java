package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.app.MortalShop.Crash;
import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.relation.ChangeRules;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A clean and an undo that die between any two steps, whether of the journal or of the warehouse, and an undo by a process that
 * knows nothing but what the two of them hold.
 */
abstract class EveryStepContract {
    static final ChangeRules SINGLE = ChangeRules.ONE_BY_ONE;
    static final ChangeRules GROUPS = new ChangeRules(5, ChangeRules.Writers.ONE);

    @TempDir
    Path home;

    private MortalDatabase database;
    private MortalShop shop;
    private List<String> before = List.of();
    private List<String> everything = List.of();

    abstract MortalDatabase newDatabase(Path folder);

    @BeforeEach
    void set_up() {
        database = newDatabase(home);
        shop = new MortalShop(database);
        before = shop.contents();
        everything = shop.everything();
    }

    @AfterEach
    void leave() {
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> undo_restores_what_a_clean_has_changed_that_died() {
        return Stream.of(
                        cleansThatDie(CleanOptions.DEFAULT, SINGLE, Crash.OF_THE_PROCESS),
                        cleansThatDie(CleanOptions.DEFAULT, GROUPS, Crash.OF_THE_PROCESS),
                        cleansThatDie(
                                CleanOptions.DEFAULT.replacing(CleanOptions.Leftovers.CLONE_OVER_TABLES),
                                GROUPS,
                                Crash.OF_THE_PROCESS),
                        cleansThatDie(
                                CleanOptions.DEFAULT.replacing(CleanOptions.Leftovers.COPY),
                                GROUPS,
                                Crash.OF_THE_PROCESS))
                .flatMap(tests -> tests);
    }

    /** What was noted and not forced to disk is lost then: what the warehouse shows is enough. */
    @TestFactory
    Stream<DynamicTest> undo_restores_what_a_clean_has_changed_whose_machine_went_down() {
        return Stream.of(
                        cleansThatDie(
                                CleanOptions.DEFAULT.replacing(CleanOptions.Leftovers.CLONE_OVER_TABLES),
                                SINGLE,
                                Crash.OF_THE_MACHINE),
                        cleansThatDie(CleanOptions.DEFAULT, GROUPS, Crash.OF_THE_MACHINE))
                .flatMap(tests -> tests);
    }

    @TestFactory
    Stream<DynamicTest> another_undo_ends_what_one_has_begun_that_died() {
        return Stream.of(
                        undosThatDie(SINGLE, Crash.OF_THE_PROCESS),
                        undosThatDie(GROUPS, Crash.OF_THE_PROCESS),
                        undosThatDie(SINGLE, Crash.OF_THE_MACHINE))
                .flatMap(tests -> tests);
    }

    /** However much of the journal fits: without an announcement nothing is changed, and what was announced is taken back. */
    @TestFactory
    Stream<DynamicTest> a_disk_that_fills_up_loses_nothing() {
        shop.clean(CleanOptions.DEFAULT, GROUPS);
        long written = shop.journalBytes();
        shop.reset();
        long begun = shop.journalBytes();
        return LongStream.rangeClosed(0, 30)
                .map(share -> begun + share * (written - begun) / 30)
                .mapToObj(room -> DynamicTest.dynamicTest("room for " + room + " bytes", () -> {
                    shop.reset();
                    boolean announced = shop.cleanOnDiskOf(room, CleanOptions.DEFAULT, GROUPS);
                    if (!announced) assertThat(shop.everything()).isEqualTo(everything);
                    shop.undoWhatIsThere();
                    assertThat(shop.contents()).isEqualTo(before);
                }));
    }

    private Stream<DynamicTest> cleansThatDie(CleanOptions options, ChangeRules rules, Crash crash) {
        int steps = shop.stepsOf(() -> shop.clean(options, rules));
        List<String> cleaned = shop.contentsWithoutRuns();
        shop.reset();
        assertThat(steps).isGreaterThan(10);
        return IntStream.range(0, steps)
                .mapToObj(step -> DynamicTest.dynamicTest(
                        options.leftovers() + ", " + rules.atOnce() + " at once, " + crash + ", step " + step, () -> {
                            shop.reset();
                            shop.dyingAt(step, crash, () -> shop.clean(options, rules));
                            shop.undoWhatIsThere();
                            boolean copies = options.leftovers() == CleanOptions.Leftovers.COPY;
                            assertThat(copies ? withoutTrash(shop.contents()) : shop.contents())
                                    .isEqualTo(before);
                            if (step % 5 != 0 || copies) return;
                            shop.clean(options, rules);
                            assertThat(shop.contentsWithoutRuns()).isEqualTo(cleaned);
                        }));
    }

    /** Copies that were taken back lie aside until a purge. */
    private static List<String> withoutTrash(List<String> contents) {
        return contents.stream()
                .filter(line -> !line.contains("__devenv_trash_"))
                .toList();
    }

    private Stream<DynamicTest> undosThatDie(ChangeRules rules, Crash crash) {
        shop.clean(CleanOptions.DEFAULT.replacing(CleanOptions.Leftovers.CLONE_OVER_TABLES), rules);
        int steps = shop.stepsOf(() -> shop.undo(rules));
        shop.reset();
        assertThat(steps).isGreaterThan(8);
        return IntStream.range(0, steps)
                .mapToObj(step -> DynamicTest.dynamicTest(
                        "undo, " + rules.atOnce() + " at once, " + crash + ", step " + step, () -> {
                            shop.reset();
                            shop.clean(CleanOptions.DEFAULT.replacing(CleanOptions.Leftovers.CLONE_OVER_TABLES), rules);
                            shop.dyingAt(step, crash, () -> shop.undo(rules));
                            shop.undoWhatIsThere();
                            assertThat(shop.contents()).isEqualTo(before);
                        }));
    }
}
