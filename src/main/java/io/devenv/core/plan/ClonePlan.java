package io.devenv.core.plan;

import io.devenv.core.cleanup.Arrivals;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.Replacement;
import io.devenv.core.cleanup.Ways;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code devenv clone} makes: what {@code dbt clone} would, where nothing lies yet and nothing stands against it.
 *
 * @param rows one for each selected node that is not ephemeral, by unique_id
 */
public record ClonePlan(List<Row> rows, List<Batch> batches) {
    /**
     * What becomes of one node.
     *
     * @param made what is made; empty where nothing is
     * @param why in words
     */
    public record Row(CloneStep step, Optional<Replacement> made, String why) {
        /** Whether it is missing in dev and cannot be made: not left alone, but failed. */
        public boolean failed() {
            return made.isEmpty() && step.reason().outcome() != CloneReason.Outcome.NOTHING;
        }

        private boolean isMadeIn(SchemaName schema) {
            return made.isPresent() && step.target().inSchema().equals(schema);
        }
    }

    public ClonePlan {
        rows = List.copyOf(rows);
        batches = List.copyOf(batches);
    }

    /**
     * What stands between dbt's answer and the change.
     *
     * @param allowed the schemas that are the developer's to change
     * @param copies whether rows are copied where the warehouse cannot clone without that
     * @param refused what the warehouse objects to, by what the batch is about: the relation, or its schema
     */
    public record Terms(Set<SchemaName> allowed, Ways ways, boolean copies, Map<RelationName, String> refused) {
        public Terms {
            refused = Map.copyOf(refused);
        }

        private Optional<String> refusal(RelationName name) {
            return Optional.ofNullable(refused.get(name))
                    .or(() -> Optional.ofNullable(refused.get(name.withIdentifier(""))));
        }
    }

    /**
     * What is made of what dbt would make.
     *
     * @param inventory where production's relations are listed
     */
    public static ClonePlan of(Cloning cloning, Inventory inventory, Terms terms, Arrivals arrivals) {
        List<Row> rows = cloning.steps().stream()
                .map(step -> row(step, inventory, terms))
                .toList();
        List<Batch> batches = new ArrayList<>();
        cloning.newSchemas().stream()
                .filter(schema -> rows.stream().anyMatch(row -> row.isMadeIn(schema)))
                .forEach(schema ->
                        batches.add(Batch.of(Change.createSchema(schema, Optional.empty(), "clones go there"))));
        for (Row row : rows) {
            row.made().ifPresent(made -> batches.add(arrivals.at(row.step().target(), made, row.why())));
        }
        return new ClonePlan(rows, batches);
    }

    /** The schemas that are made first. */
    public List<SchemaName> schemas() {
        return batches.stream().flatMap(batch -> batch.schema().stream()).toList();
    }

    private static Row row(CloneStep step, Inventory inventory, Terms terms) {
        if (!step.creates())
            return new Row(step, Optional.empty(), step.reason().meaning());
        if (!terms.allowed().contains(inventory.rules().folded(step.target().inSchema()))) {
            return new Row(step, Optional.empty(), step.target().inSchema() + " is not yours to change");
        }
        Optional<String> refusal = terms.refusal(step.target());
        if (refusal.isPresent()) return new Row(step, Optional.empty(), refusal.get());
        return step.source()
                .flatMap(source -> inventory.holder(source.name()))
                .map(production -> Replacement.of(production, terms.ways(), terms.copies()))
                .map(made -> new Row(step, Optional.of(made), made.words()))
                .orElseGet(() -> new Row(step, Optional.empty(), CloneReason.STATE_RELATION_MISSING.meaning()));
    }

    /** What dbt would make of the nodes that are made, as far as devenv makes the same of them. */
    public Cloning asMade(Cloning dbts) {
        List<CloneStep> steps = rows.stream()
                .map(row -> row.step().making(row.made().map(Replacement::kind)))
                .toList();
        return new Cloning(steps, dbts.newSchemas());
    }
}
