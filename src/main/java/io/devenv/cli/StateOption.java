package io.devenv.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to compare with: dbt's own option. */
final class StateOption {
    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "Production's artifacts, relative to the project; by default `state:` of devenv.yml. [DBT_STATE]")
    @Nullable
    String state;
}
