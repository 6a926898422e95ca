package io.devenv.core.cleanup;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.results.Built;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Everything that classes and plans are made from.
 *
 * @param branch the manifest of the project as it is checked out, made for the profile's target
 * @param state the manifest of production; without one only proven temporaries can be told
 * @param home database and schema of the profile's target
 * @param work what the branch changed, compared with the state
 * @param dev what lies in the dev schemas: those the {@link Guard} allows, and no other
 * @param dependencies who needs whom, whatever the schema
 * @param records what this developer's dbt and devenv have built; those of one source in the order they were written
 * @param productionBuilds when the state last built each node, by unique_id
 * @param personal whether a schema is the developer's own
 * @param trash where the journal says that devenv has put relations aside
 * @param circumstances what the clock and dbt's traces say
 * @param past what earlier manifests of this checkout had
 * @param holds what somebody wants kept
 * @param otherViews views in dev that are made of another query than the branch would make them of, as the warehouse tells by their text
 */
public record Situation(
        Manifest branch,
        Optional<Manifest> state,
        SchemaName home,
        BranchWork work,
        Inventory dev,
        Dependencies dependencies,
        List<Built> records,
        Map<String, Instant> productionBuilds,
        Predicate<SchemaName> personal,
        Set<RelationName> trash,
        Circumstances circumstances,
        Past past,
        Holds holds,
        Set<RelationName> otherViews) {

    public Situation {
        records = List.copyOf(records);
        productionBuilds = Map.copyOf(productionBuilds);
        trash = Set.copyOf(trash);
        otherViews = Set.copyOf(otherViews);
    }

    /** Whether dbt finds this very relation in dev. To ask whether a name is free, or what holds it, ask {@link #holder}. */
    boolean lies(RelationName name) {
        Look look = dev.look(name, Quoting.ALL);
        return look instanceof Look.Present
                || (look instanceof Look.OtherCase other
                        && dev.rules().same(other.twin().name(), name));
    }

    /** What has this very name in the warehouse, whether or not dbt gets to see it. */
    Optional<Relation> holder(RelationName name) {
        return dev.holder(name);
    }
}
