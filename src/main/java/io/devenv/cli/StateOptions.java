package io.devenv.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to compare with and defer to: dbt's own options. */
final class StateOptions {
    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "Production's artifacts, relative to the project; by default `state:` of devenv.yml. [DBT_STATE]")
    @Nullable
    String state;

    @Option(
            names = "--defer-state",
            paramLabel = "DIR",
            description = "Another state for deferral only. [DBT_DEFER_STATE]")
    @Nullable
    String deferState;
}
