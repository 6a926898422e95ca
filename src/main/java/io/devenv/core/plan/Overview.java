package io.devenv.core.plan;

import io.devenv.core.cleanup.Classification;
import io.devenv.core.cleanup.CleanupPlan;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.SchemaName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The answer of {@code devenv status}.
 *
 * @param schemas the dev schemas that were looked into
 * @param found what lies in them
 * @param dependencies who needs whom in the warehouse
 * @param clean what {@code devenv clean} would do; empty where it would refuse
 * @param readers who on the branch reads a node, by unique_id: labels, sorted
 */
public record Overview(
        Heading heading,
        Set<SchemaName> schemas,
        Inventory inventory,
        Classification found,
        Dependencies dependencies,
        Optional<CleanupPlan> clean,
        Map<String, List<String>> readers,
        List<Warning> warnings) {}
