package io.devenv.bench;

import io.devenv.core.cleanup.Classification;
import io.devenv.core.cleanup.Classifier;
import io.devenv.core.cleanup.ManyRelations;
import io.devenv.core.cleanup.Situation;
import java.lang.management.ManagementFactory;

/**
 * What classing 100,000 relations takes once they are listed, and planning what is to be done about them, cold and warm: no test, for it depends on the
 * machine. Run by {@code scripts/bench --classify}.
 */
public final class ClassificationBench {
    private static final int RELATIONS = 100_000;
    private static final int ROUNDS = 6;

    private ClassificationBench() {}

    public static void main(String... arguments) {
        System.out.printf("%-24s %14s %14s%n", RELATIONS + " relations", "classify, ms", "plan, ms");
        for (int round = 0; round < ROUNDS; round++) {
            Situation situation = ManyRelations.of(RELATIONS);
            long begun = cpu();
            Classification found = Classifier.classify(situation);
            long classed = cpu();
            ManyRelations.plan(situation, found);
            long planned = cpu();
            String title = round == 0 ? "cold" : "warm";
            System.out.printf("%-24s %14d %14d%n", title, classed - begun, planned - classed);
        }
    }

    /** CPU milliseconds of this thread: what else the machine does shall not count. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }
}
