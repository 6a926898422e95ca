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
        String row = "%-24s %14s %14s %14s %14s%n";
        System.out.printf(row, RELATIONS + " relations", "classify, ms", "CPU ms", "plan, ms", "CPU ms");
        for (int round = 0; round < ROUNDS; round++) {
            Situation situation = ManyRelations.of(RELATIONS);
            Moment begun = Moment.now();
            Classification found = Classifier.classify(situation);
            Moment classed = Moment.now();
            ManyRelations.plan(situation, found);
            Moment planned = Moment.now();
            System.out.printf(
                    row,
                    round == 0 ? "cold" : "warm",
                    classed.clock() - begun.clock(),
                    classed.cpu() - begun.cpu(),
                    planned.clock() - classed.clock(),
                    planned.cpu() - classed.cpu());
        }
    }

    /** Milliseconds: by the clock, in which the collector and whatever else the machine does count, and of this thread's work alone. */
    private record Moment(long clock, long cpu) {
        static Moment now() {
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            return new Moment(System.nanoTime() / 1_000_000, cpu / 1_000_000);
        }
    }
}
