package io.devenv.app;

import io.devenv.core.select.DbtCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the user asks of plan beyond dbt's own options.
 *
 * @param command the dbt command to preview
 * @param everything {@code --all}: without a selection, preview what dbt does without one
 * @param dbtVersion {@code --dbt}: whose rules to apply, instead of the manifest's
 * @param manifest {@code --manifest}
 * @param inventory {@code --inventory}: what the warehouse once said, to ask instead of the warehouse
 * @param why {@code --why}: unique_ids, names or selectors of nodes whose changes to explain
 * @param diff {@code --diff}: of which nodes to show the code without defer and with it
 * @param changes whether to tell in brief what became of the selected nodes, where {@code --why} names none
 */
public record PlanRequest(
        DbtCommand command,
        boolean everything,
        Optional<String> dbtVersion,
        Optional<Path> manifest,
        Optional<Path> inventory,
        List<String> why,
        List<String> diff,
        boolean changes) {
    public PlanRequest {
        why = List.copyOf(why);
        diff = List.copyOf(diff);
    }
}
