package io.devenv.core.sweep;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.CleanOptions.Disposal;
import io.devenv.core.cleanup.TrashNames;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.relation.ViewBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Turns what is to go into changes, removal by removal, and hands out names for what is set aside. */
public final class SweepChanges {
    private static final String REASON = "sweep";

    private final TrashNames names;
    private final Disposal disposal;
    private final ViewBinding views;

    public SweepChanges(String run, Disposal disposal, ViewBinding views) {
        this.names = new TrashNames(run);
        this.disposal = disposal;
        this.views = views;
    }

    /** Whether a relation keeps working under another name: a view that goes by name would not read what is set aside with it. */
    static boolean canLieAside(Relation relation, ViewBinding views) {
        return views == ViewBinding.BY_RELATION || relation.kind() != RelationKind.VIEW;
    }

    /**
     * The changes of one removal in order; empty if something that was to go is not there any more.
     *
     * @param lying what lies in its schemas, with definitions
     * @param aside what devenv has set aside
     * @param facts of the schemas that go
     * @param comesBack whether a view could be made again from its text; one that could not is set aside
     */
    public Optional<List<Batch>> of(
            Removal removal,
            Inventory lying,
            Map<RelationName, SetAside> aside,
            Map<SchemaName, SchemaFacts> facts,
            Predicate<Change> comesBack) {
        List<Batch> batches = new ArrayList<>();
        for (RelationName name : removal.freed()) {
            Optional<Relation> relation = relation(name, lying);
            SetAside put = aside.get(name);
            if (relation.isEmpty() || put == null) return Optional.empty();
            batches.add(Batch.of(Change.drop(name, relation.get().kind(), Optional.empty(), "it was " + put.was())));
        }
        for (RelationName name : removal.going()) {
            Optional<Relation> relation = relation(name, lying);
            if (relation.isEmpty()) return Optional.empty();
            batches.add(Batch.of(away(relation.get(), lying, comesBack)));
        }
        for (SchemaName schema : removal.dropped()) {
            SchemaFacts known = facts.get(schema);
            if (known == null) return Optional.empty();
            boolean filled =
                    batches.stream().anyMatch(batch -> batch.about().inSchema().equals(schema) && isRename(batch));
            if (!filled) batches.add(Batch.of(Change.dropSchema(schema, known.definition(), REASON)));
        }
        return Optional.of(batches);
    }

    private static boolean isRename(Batch batch) {
        return batch.changes().get(0).action() == Change.Action.RENAME;
    }

    private static Optional<Relation> relation(RelationName name, Inventory lying) {
        return lying.alike(name).stream()
                .filter(relation -> relation.name().equals(name))
                .findFirst();
    }

    private Change away(Relation relation, Inventory lying, Predicate<Change> comesBack) {
        Change drop = Change.drop(relation.name(), relation.kind(), relation.definition(), REASON);
        if (disposal == Disposal.FOR_GOOD) return drop;
        if (canLieAside(relation, views)) return aside(relation, lying);
        return comesBack.test(drop) ? drop : aside(relation, lying);
    }

    private Change aside(Relation relation, Inventory lying) {
        return Change.aside(relation, names.beside(relation.name(), lying), views, REASON);
    }
}
