package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.app.MortalShop.Crash;
import io.devenv.core.cleanup.Choice;
import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.cleanup.RelationClass;
import io.devenv.core.relation.ChangeRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A clean that drops a schema it leaves empty, and an undo of it, that die between any two steps. */
class EveryStepOfSchemasTest {
    private static final CleanOptions OPTIONS = CleanOptions.DEFAULT.choosing(
            Choice.DEFAULT.resetting().only(Set.of(RelationClass.DOWNSTREAM)).droppingSchemas());

    @TempDir
    Path home;

    private MortalShop shop;
    private List<String> before = List.of();

    @BeforeEach
    void set_up() {
        shop = new MortalShop(new MortalFile(home, "drop table dev_alice_finance.revenue_by_country"));
        before = shop.contents();
    }

    @TestFactory
    Stream<DynamicTest> undo_brings_the_schema_back_with_what_lay_in_it() {
        return Stream.of(
                        cleansThatDie(EveryStepContract.SINGLE, Crash.OF_THE_PROCESS),
                        cleansThatDie(EveryStepContract.GROUPS, Crash.OF_THE_PROCESS),
                        cleansThatDie(EveryStepContract.SINGLE, Crash.OF_THE_MACHINE))
                .flatMap(tests -> tests);
    }

    @TestFactory
    Stream<DynamicTest> another_undo_ends_what_one_has_begun() {
        return Stream.of(
                        undosThatDie(EveryStepContract.SINGLE, Crash.OF_THE_PROCESS),
                        undosThatDie(EveryStepContract.SINGLE, Crash.OF_THE_MACHINE))
                .flatMap(tests -> tests);
    }

    private Stream<DynamicTest> cleansThatDie(ChangeRules rules, Crash crash) {
        int steps = shop.stepsOf(() -> shop.clean(OPTIONS, rules));
        List<String> cleaned = shop.contentsWithoutRuns();
        assertThat(before).contains("dev_alice_finance schema");
        assertThat(cleaned).doesNotContain("dev_alice_finance schema").contains("dev_alice schema");
        shop.reset();
        return IntStream.range(0, steps)
                .mapToObj(step -> DynamicTest.dynamicTest(name("clean", rules, crash, step), () -> {
                    shop.reset();
                    shop.dyingAt(step, crash, () -> shop.clean(OPTIONS, rules));
                    shop.undoWhatIsThere();
                    assertThat(shop.contents()).isEqualTo(before);
                    shop.clean(OPTIONS, rules);
                    assertThat(shop.contentsWithoutRuns()).isEqualTo(cleaned);
                }));
    }

    private Stream<DynamicTest> undosThatDie(ChangeRules rules, Crash crash) {
        shop.clean(OPTIONS, rules);
        int steps = shop.stepsOf(() -> shop.undo(rules));
        shop.reset();
        return IntStream.range(0, steps)
                .mapToObj(step -> DynamicTest.dynamicTest(name("undo", rules, crash, step), () -> {
                    shop.reset();
                    shop.clean(OPTIONS, rules);
                    shop.dyingAt(step, crash, () -> shop.undo(rules));
                    shop.undoWhatIsThere();
                    assertThat(shop.contents()).isEqualTo(before);
                }));
    }

    private static String name(String command, ChangeRules rules, Crash crash, int step) {
        return command + ", " + rules.atOnce() + " at once, " + crash + ", step " + step;
    }
}
