package io.devenv.app;

import io.devenv.core.cleanup.Holds;
import io.devenv.core.cleanup.KnownNames;
import io.devenv.core.plan.Sweeping;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.FoundSchema;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.sweep.Judged;
import io.devenv.core.sweep.Stays;
import io.devenv.core.sweep.SweepPlan;
import io.devenv.core.sweep.SweepPlanner;
import io.devenv.core.sweep.SweepSituation;
import io.devenv.core.sweep.SweptSchema.Cause;
import io.devenv.warehouse.Portions;
import io.devenv.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Decides what goes of the schemas that a pattern matches, as things stand in the warehouse. */
record SweepDecision(Workspace workspace, Artifacts artifacts, SweepRequest request, Progress progress) {

    /** A decision, and what it was made from. */
    record Decided(Sweeping sweeping, SweepSituation situation) {}

    /** The answer. */
    Decided of(Warehouse warehouse, String run) {
        SweepSurvey survey = SweepSurvey.make(workspace, artifacts, warehouse, request, progress);
        KnownNames known = new KnownNames(artifacts.branch(), artifacts.production(), workspace.rules());
        List<Judged> judged = withClones(survey.judged(), known, warehouse);
        List<Judged> candidates = judged.stream().filter(Judged::mayGo).toList();
        SweepSituation situation = new SweepSituation(
                judged,
                known,
                dependencies(candidates, warehouse),
                facts(candidates, warehouse),
                survey.aside(),
                held(candidates),
                workspace.rules(),
                workspace.adapterRules().views(),
                request.disposal());
        progress.says("deciding");
        SweepPlan plan = SweepPlanner.plan(situation);
        Map<RelationName, Stays> refused =
                new SweepObjections(workspace, warehouse, request.disposal(), run).to(plan, situation);
        if (!refused.isEmpty()) {
            situation = situation.keeping(refused);
            plan = SweepPlanner.plan(situation);
        }
        List<Warning> warnings = new ArrayList<>(workspace.setup().warnings());
        warnings.addAll(survey.warnings());
        return new Decided(new Sweeping(Headings.of(workspace, artifacts, List.of()), run, plan, warnings), situation);
    }

    /** dbt clone makes views of what is a table elsewhere; only their texts show it, and few have to be read. */
    private static List<Judged> withClones(List<Judged> all, KnownNames known, Warehouse warehouse) {
        List<FoundSchema> asked = all.stream()
                .filter(Judged::mayGo)
                .map(Judged::schema)
                .filter(schema -> schema.relations().stream().anyMatch(known::mayBeClone))
                .toList();
        if (asked.isEmpty()) return all;
        Map<RelationName, Relation> clones = new HashMap<>();
        for (List<FoundSchema> some : Portions.of(
                asked, Portions.RELATIONS, schema -> schema.relations().size())) {
            Set<SchemaName> names = some.stream().map(FoundSchema::name).collect(Collectors.toSet());
            for (Relation relation : warehouse.list(names).relations()) {
                boolean byText = known.mayBeClone(Relation.of(relation.name(), relation.kind()));
                if (byText && known.of(relation).given()) clones.put(relation.name(), relation);
            }
        }
        return all.stream()
                .map(judged -> judged.in(told(judged.schema(), clones)))
                .toList();
    }

    private static FoundSchema told(FoundSchema schema, Map<RelationName, Relation> clones) {
        List<Relation> relations = schema.relations().stream()
                .map(relation -> clones.getOrDefault(relation.name(), relation))
                .toList();
        return new FoundSchema(schema.name(), relations, schema.fingerprint());
    }

    /** What somebody pinned, or has devenv.yml keep. */
    private Map<RelationName, Stays> held(List<Judged> candidates) {
        Holds holds = Keeping.of(workspace).orStop().holds(workspace.rules());
        Map<RelationName, Stays> held = new HashMap<>();
        for (Judged judged : candidates) {
            for (Relation relation : judged.schema().relations()) {
                holds.of(relation.name())
                        .ifPresent(hold -> held.put(
                                relation.name(), new Stays(Cause.HELD, relation.name() + ": " + hold.reason())));
            }
        }
        return held;
    }

    private Dependencies dependencies(List<Judged> candidates, Warehouse warehouse) {
        Set<String> databases = candidates.stream()
                .filter(judged -> !judged.schema().relations().isEmpty())
                .map(judged -> judged.schema().name().database())
                .collect(Collectors.toCollection(TreeSet::new));
        if (databases.isEmpty()) return Dependencies.NONE;
        progress.says("looking who needs what");
        return warehouse.dependencies(databases);
    }

    private static Map<SchemaName, SchemaFacts> facts(List<Judged> candidates, Warehouse warehouse) {
        Set<SchemaName> names = new TreeSet<>();
        candidates.forEach(judged -> names.add(judged.schema().name()));
        return names.isEmpty() ? Map.of() : warehouse.describe(names);
    }
}
