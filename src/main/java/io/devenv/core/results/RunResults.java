package io.devenv.core.results;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run_results.json.
 *
 * @param command the dbt command that wrote it ({@code args.which}); empty if the file does not say
 * @param generatedAt when it was written
 */
public record RunResults(Optional<String> command, Optional<Instant> generatedAt, List<Result> results) {
    public static final RunResults NONE = new RunResults(Optional.empty(), Optional.empty(), List.of());

    public RunResults {
        results = List.copyOf(results);
    }

    /** True if the command builds relations; compile, for one, also reports success for nodes that nobody built. */
    public boolean ofBuildingCommand() {
        return command.map(List.of("run", "build", "seed", "snapshot", "retry")::contains)
                .orElse(false);
    }

    /**
     * What became of one node.
     *
     * @param status dbt's word: success, error, skipped, pass, …
     * @param executionTime wall time of the node
     * @param completedAt end of the last timing entry; empty where the node was skipped
     * @param relationName as dbt rendered it; empty for seeds and for what has none
     * @param compiled the code as dbt compiled it (dbt 1.7 and newer)
     */
    public record Result(
            String node,
            String status,
            Duration executionTime,
            Optional<Instant> completedAt,
            Optional<String> relationName,
            Optional<String> message,
            Optional<String> compiled) {

        public boolean succeeded() {
            return status.equals("success");
        }
    }
}
