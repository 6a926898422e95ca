package io.devenv.core.plan;

import io.devenv.core.relation.SchemaName;
import java.util.List;
import java.util.Set;

/**
 * What {@code dbt clone} would do.
 *
 * @param steps one a selected node that is not ephemeral, by unique_id; dbt goes through them in no particular order
 * @param newSchemas the schemas dbt creates first, whether or not anything is cloned into them
 */
public record Cloning(List<CloneStep> steps, Set<SchemaName> newSchemas) {
    public static final Cloning NONE = new Cloning(List.of(), Set.of());

    public Cloning {
        steps = List.copyOf(steps);
    }
}
