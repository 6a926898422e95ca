package io.devenv.core.cleanup;

import io.devenv.core.relation.RelationName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A dbt run that is going on while clean decides.
 *
 * @param who the run, in words for the user; empty where none goes on
 */
public record RunningDbt(Optional<String> who) {
    /** What it may still need, and why that stays: any working relation may be its own. */
    public Map<RelationName, String> holds(Classification found) {
        Map<RelationName, String> held = new HashMap<>();
        who.ifPresent(run -> found.standings().stream()
                .filter(standing -> standing.type() == RelationClass.TEMPORARY)
                .forEach(standing -> held.put(standing.name(), "a dbt run may still need it: " + run)));
        return held;
    }
}
