package io.devenv.core.plan;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.CleanupPlan;
import io.devenv.core.cleanup.SchemaFate;
import io.devenv.core.cost.Rebuild;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The answer of {@code devenv clean} before anything is done.
 *
 * @param run the id under which it would stand in the journal
 * @param plan what would be done, and what would be kept
 * @param restores what the plan offers and the user asked for: only copies that get their names back
 * @param purges what was set aside so long ago that it is freed now
 * @param schemas what becomes of the dev schemas themselves; none where nobody asked for that
 * @param rebuilds how long it took to build what goes, where that is known
 * @param inventory what lies in the dev schemas and in the state's
 * @param dependencies who needs whom in the warehouse
 * @param statements what the warehouse would be sent, by change
 * @param shared schemas with relations that are kept only because nothing proves they are the developer's
 */
public record Cleaning(
        Heading heading,
        String run,
        CleanupPlan plan,
        List<Batch> restores,
        List<Batch> purges,
        List<SchemaFate> schemas,
        Map<RelationName, Rebuild> rebuilds,
        Inventory inventory,
        Dependencies dependencies,
        Map<Change, List<String>> statements,
        Set<SchemaName> shared,
        List<Warning> warnings) {

    /** Every change, in the order in which they are made. */
    public List<Batch> all() {
        Stream<Batch> schemaDrops =
                schemas.stream().flatMap(fate -> fate.drop().stream()).map(Batch::of);
        Stream<Batch> relations = Stream.of(plan.batches(), restores, purges).flatMap(List::stream);
        return Stream.concat(relations, schemaDrops).toList();
    }

    public boolean changesNothing() {
        return all().isEmpty();
    }

    /** The same with what the warehouse would be sent. */
    public Cleaning withStatements(Map<Change, List<String>> sql) {
        return new Cleaning(
                heading,
                run,
                plan,
                restores,
                purges,
                schemas,
                rebuilds,
                inventory,
                dependencies,
                sql,
                shared,
                warnings);
    }
}
