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
 * @param endsAtHook whether a hook whose ref cannot be resolved ends it; otherwise only the hooks after that one are left out
 */
public record CommandRules(Work work, boolean runsHooks, boolean endsAtHook) {
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
     * project says no. Since 1.9 a hook that cannot be compiled ends the command; 1.8 goes on with the nodes.
     *
     * @param freshnessHooks the project's {@code source_freshness_run_project_hooks}, if it says anything
     */
    public static CommandRules of(DbtCommand command, DbtVersion dbt, Optional<Boolean> freshnessHooks) {
        CommandRules newest = of(command);
        boolean hooks = command == DbtCommand.SOURCE_FRESHNESS
                ? dbt.isAtLeast(1, 8) && freshnessHooks.orElse(dbt.isAtLeast(1, 10))
                : newest.runsHooks();
        return new CommandRules(newest.work(), hooks, dbt.isAtLeast(1, 9));
    }

    /** The rules of a command, but for what differs between versions. */
    public static CommandRules of(DbtCommand command) {
        boolean builds = BUILDING.contains(command);
        return new CommandRules(work(command), builds || command == DbtCommand.TEST, true);
    }

    private static Work work(DbtCommand command) {
        if (WITHOUT_REFS.contains(command)) return Work.NAMES;
        if (BUILDING.contains(command) || command == DbtCommand.CLONE) return Work.BUILDS;
        return command == DbtCommand.TEST ? Work.TESTS : Work.COMPILES;
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
