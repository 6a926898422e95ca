package io.devenv.app;

import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.CleanOptions.Disposal;
import io.devenv.core.cleanup.TrashName;
import io.devenv.core.plan.Done;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.FoundSchema;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.relation.ViewBinding;
import io.devenv.core.sweep.Judged;
import io.devenv.core.sweep.Removal;
import io.devenv.core.sweep.Stays;
import io.devenv.core.sweep.SweepPlan;
import io.devenv.core.sweep.SweepSituation;
import io.devenv.core.sweep.SweptSchema.Cause;
import io.devenv.warehouse.Warehouse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the warehouse would not let go. A file is asked about every relation, which costs next to nothing; a server about the first one of each
 * schema: who may not touch that, or has dbt at work there, need not try the others.
 */
record SweepObjections(Workspace workspace, Warehouse warehouse, Disposal disposal, String run) {
    /** The answer: by relation, why it stays. */
    Map<RelationName, Stays> to(SweepPlan plan, SweepSituation situation) {
        Set<RelationName> going = new HashSet<>();
        for (Removal removal : plan.removals()) going.addAll(removal.going());
        Map<RelationName, Stays> refused = new HashMap<>();
        for (Judged judged : situation.judged()) {
            if (judged.mayGo()) ask(judged.schema(), going, refused);
        }
        return refused;
    }

    private void ask(FoundSchema schema, Set<RelationName> going, Map<RelationName, Stays> refused) {
        List<Relation> asked = schema.relations().stream()
                .filter(relation -> going.contains(relation.name()))
                .toList();
        if (workspace.locksOutOthers()) {
            for (Relation relation : asked) {
                objection(relation).ifPresent(why -> refused.put(relation.name(), why));
            }
            return;
        }
        asked.stream()
                .findFirst()
                .flatMap(this::objection)
                .ifPresent(why -> asked.forEach(relation -> refused.put(relation.name(), why)));
    }

    private Optional<Stays> objection(Relation relation) {
        return warehouse.objection(change(relation)).map(SweepObjections::of);
    }

    private Change change(Relation relation) {
        RelationName name = relation.name();
        boolean renames = disposal == Disposal.SET_ASIDE
                && (workspace.adapterRules().views() == ViewBinding.BY_RELATION
                        || relation.kind() != RelationKind.VIEW);
        return renames
                ? Change.rename(name, relation.kind(), name.withIdentifier(new TrashName(run, 1).identifier()), "sweep")
                : Change.drop(name, relation.kind(), Optional.empty(), "sweep");
    }

    private static Stays of(Problem why) {
        Cause cause = why.code().equals(Done.DBT_AT_WORK) ? Cause.RUNNING : Cause.REFUSED;
        return new Stays(
                cause,
                why.message() + why.because().map(reason -> ": " + reason).orElse(""));
    }

    /** The schemas of some removals. */
    static Set<SchemaName> schemas(List<Removal> removals) {
        Set<SchemaName> schemas = new HashSet<>();
        removals.forEach(removal -> schemas.addAll(removal.schemas()));
        return schemas;
    }
}
