package io.devenv.cli;

import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.cleanup.CleanOptions.Leftovers;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What takes the place of leftovers. */
final class CloneOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--clone",
            description = {
                "Put a clone of production in each leftover's place instead of only dropping it:",
                "zero-copy where the warehouse can, else a view, which never takes the place of a table."
            })
    private boolean clone;

    @Option(names = "--copy", description = "With --clone: copy production's tables instead of showing them by views.")
    private boolean copy;

    @Option(names = "--replace-tables", description = "With --clone: put views in the places of tables, too.")
    private boolean replaceTables;

    /** The same options with what was chosen here. */
    CleanOptions in(CleanOptions options) {
        if (!clone && (copy || replaceTables)) {
            throw new ParameterException(
                    spec.commandLine(), (copy ? "--copy" : "--replace-tables") + " goes with --clone");
        }
        if (!clone) return options;
        if (copy) return options.replacing(replaceTables ? Leftovers.COPY_OVER_TABLES : Leftovers.COPY);
        return options.replacing(replaceTables ? Leftovers.CLONE_OVER_TABLES : Leftovers.CLONE);
    }
}
