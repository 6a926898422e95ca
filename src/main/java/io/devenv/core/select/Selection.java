package io.devenv.core.select;

import io.devenv.core.problem.Warning;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What was selected, in the order of unique_ids.
 *
 * @param ids what the command works on
 * @param beforeTypes the same before the command's kinds were kept and nodes without code left out
 * @param warnings what dbt warns about while it selects
 */
public record Selection(Set<String> ids, Set<String> beforeTypes, List<Warning> warnings) {
    public Selection {
        ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
        beforeTypes = Collections.unmodifiableSet(new LinkedHashSet<>(beforeTypes));
        warnings = List.copyOf(warnings);
    }
}
