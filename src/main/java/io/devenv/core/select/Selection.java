package io.devenv.core.select;

import io.devenv.core.problem.Warning;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What was selected, sorted by unique_id.
 *
 * @param ids what the command works on
 * @param beforeTypes the same before the command's kinds were kept and nodes without code left out
 * @param warnings what dbt warns about while it selects
 */
public record Selection(SortedSet<String> ids, SortedSet<String> beforeTypes, List<Warning> warnings) {
    public Selection {
        ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
        beforeTypes = Collections.unmodifiableSortedSet(new TreeSet<>(beforeTypes));
        warnings = List.copyOf(warnings);
    }

    static Selection of(Set<String> ids, Set<String> beforeTypes, List<Warning> warnings) {
        return new Selection(new TreeSet<>(ids), new TreeSet<>(beforeTypes), warnings);
    }

    public boolean contains(String id) {
        return ids.contains(id);
    }
}
