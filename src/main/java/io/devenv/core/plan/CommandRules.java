package io.devenv.core.plan;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.state.DbtVersion;
import java.util.EnumSet;
import java.util.Optional;
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

    /**
     * The rules of one dbt. {@code source freshness} has run hooks since 1.8 where the project asks for it, and since 1.10 unless the
     * project says no.
     *
     * @param freshnessHooks the project's {@code source_freshness_run_project_hooks}, if it says anything
     */
    public static CommandRules of(DbtCommand command, DbtVersion dbt, Optional<Boolean> freshnessHooks) {
        if (command != DbtCommand.SOURCE_FRESHNESS) return of(command);
        return new CommandRules(Work.NAMES, dbt.isAtLeast(1, 8) && freshnessHooks.orElse(dbt.isAtLeast(1, 10)));
    }

    /** The rules of a command that are the same in every dbt. */
    public static CommandRules of(DbtCommand command) {
        if (WITHOUT_REFS.contains(command)) return new CommandRules(Work.NAMES, false);
        if (command == DbtCommand.CLONE) return new CommandRules(Work.BUILDS, false);
        if (BUILDING.contains(command)) return new CommandRules(Work.BUILDS, true);
        return command == DbtCommand.TEST ? new CommandRules(Work.TESTS, true) : new CommandRules(Work.COMPILES, false);
    }

    public boolean resolvesRefs() {
        return work != Work.NAMES;
    }

    /** Whether anything in it is compiled, be it a hook alone: then it matters what exists. */
    public boolean resolvesRefsOf(Manifest branch) {
        return resolvesRefs()
                || (runsHooks && branch.nodes().stream().anyMatch(node -> node.type() == ResourceType.OPERATION));
    }

    public boolean builds() {
        return work == Work.BUILDS;
    }

    boolean runsNodes() {
        return work == Work.BUILDS || work == Work.TESTS;
    }
}
