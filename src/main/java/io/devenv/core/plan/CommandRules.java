package io.devenv.core.plan;

import io.devenv.core.select.DbtCommand;
import java.util.Set;

/**
 * What one dbt command does with the nodes it selects.
 *
 * @param resolvesRefs whether it compiles code at all
 * @param builds whether relations exist after its nodes that did not exist before
 * @param runsHooks whether it runs on-run-start and on-run-end
 */
public record CommandRules(boolean resolvesRefs, boolean builds, boolean runsHooks) {
    private static final Set<DbtCommand> BUILDING =
            Set.of(DbtCommand.RUN, DbtCommand.BUILD, DbtCommand.SEED, DbtCommand.SNAPSHOT);

    public static CommandRules of(DbtCommand command) {
        if (command == DbtCommand.CLONE) return new CommandRules(false, true, false);
        boolean builds = BUILDING.contains(command);
        return new CommandRules(command != DbtCommand.LS, builds, builds || command == DbtCommand.TEST);
    }
}
