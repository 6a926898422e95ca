package io.devenv.core.select;

import io.devenv.core.manifest.NodeSet;
import io.devenv.core.problem.Warning;
import java.util.List;
import java.util.Set;

/**
 * What was selected.
 *
 * @param nodes what the command works on
 * @param beforeTypes the same before the command's kinds were kept and nodes without code left out
 * @param warnings what dbt warns about while it selects
 */
public record Selection(NodeSet nodes, NodeSet beforeTypes, List<Warning> warnings) {
    public Selection {
        warnings = List.copyOf(warnings);
    }

    /** The unique_ids of what the command works on, sorted. */
    public Set<String> ids() {
        return nodes.ids();
    }
}
