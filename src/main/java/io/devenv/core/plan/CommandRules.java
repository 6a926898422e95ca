package io.devenv.core.plan;

import io.devenv.core.select.DbtCommand;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one dbt command does with the nodes it selects.
 *
 * @param work what it does with a node
 * @param runsHooks whether it runs on-run-start and on-run-end
 */
public record CommandRules(Work work, boolean runsHooks) {
    private static final Set<DbtCommand> BUILDING =
            EnumSet.of(DbtCommand.RUN, DbtCommand.BUILD, DbtCommand.SEED, DbtCommand.SNAPSHOT);
    private static final Set<DbtCommand> WITHOUT_REFS =
            EnumSet.of(DbtCommand.LS, DbtCommand.SOURCE_FRESHNESS, DbtCommand.RUN_OPERATION);

    /** What becomes of a node. */
    public enum Work {
        /** It is named, or its age is asked for: no code of it is compiled. */
        NAMES,
        /** Its code is compiled; the first ref that cannot be resolved ends the command. */
        COMPILES,
        /** Its code is compiled and run, and nothing exists afterwards that did not before; one that fails ends nothing. */
        TESTS,
        /** A relation exists afterwards; one that fails takes what comes after it along. */
        BUILDS
    }

    public static CommandRules of(DbtCommand command) {
        if (command == DbtCommand.CLONE) return new CommandRules(Work.BUILDS, false);
        if (WITHOUT_REFS.contains(command)) return new CommandRules(Work.NAMES, false);
        if (BUILDING.contains(command)) return new CommandRules(Work.BUILDS, true);
        return command == DbtCommand.TEST ? new CommandRules(Work.TESTS, true) : new CommandRules(Work.COMPILES, false);
    }

    public boolean resolvesRefs() {
        return work != Work.NAMES;
    }

    public boolean builds() {
        return work == Work.BUILDS;
    }

    boolean runsNodes() {
        return work == Work.BUILDS || work == Work.TESTS;
    }
}
