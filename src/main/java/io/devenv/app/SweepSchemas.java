package io.devenv.app;

import io.devenv.core.cleanup.Holds;
import io.devenv.core.cleanup.KnownNames;
import io.devenv.core.plan.Sweeping;
import io.devenv.core.plan.Swept;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
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
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import io.devenv.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Removes what dbt built in schemas that were made for a pull request, or by somebody who has left: only those that devenv.yml names. */
public final class SweepSchemas {
    /** Schemas that are asked about together: all of what lies in so many fits into memory. */
    private static final int AT_ONCE = 50;

    private final Environment environment;
    private final GivenFlags given;
    private final SweepRequest request;
    private final Clock clock;
    private final Progress progress;

    public SweepSchemas(
            Environment environment, GivenFlags given, SweepRequest request, Clock clock, Progress progress) {
        this.environment = environment;
        this.given = given;
        this.request = request;
        this.clock = clock;
        this.progress = progress;
    }

    /** What would be done; nothing is changed, and nothing is written down but when each schema was first seen as it is. */
    public Sweeping preview() {
        Workspace workspace = open();
        Artifacts artifacts = artifacts(workspace);
        try (Warehouse warehouse = workspace.adapter().openToRead(workspace.target())) {
            Decided decided = decide(workspace, artifacts, warehouse, RunId.next(clock));
            return decided.sweeping();
        }
    }

    /**
     * Does what was shown. The warehouse is looked at again first; what would now be done otherwise is left alone.
     *
     * @param shown the preview that the user has seen
     */
    public Swept apply(Sweeping shown) {
        Workspace workspace = open();
        Artifacts artifacts = artifacts(workspace);
        return new SweepWork(workspace, request, progress)
                .make(shown, warehouse -> decide(workspace, artifacts, warehouse, shown.run()));
    }

    /** A decision, and what it was made from. */
    record Decided(Sweeping sweeping, SweepSituation situation) {}

    private Workspace open() {
        Workspace workspace = Workspace.open(environment, given, request.manifest(), clock);
        SweptRules.of(workspace);
        return workspace;
    }

    /** Without the state nobody knows which schemas are production's. */
    private Artifacts artifacts(Workspace workspace) {
        progress.says("reading the manifests");
        Artifacts artifacts = Artifacts.read(workspace);
        workspace.stateFolder().ifPresentOrElse(folder -> Artifacts.required(artifacts.state(), folder), () -> {
            throw stateRequired().stop();
        });
        return artifacts;
    }

    private static Problem stateRequired() {
        return Problem.of(Fault.STATE, "state-required", "sweep needs a state, and none is named")
                .because("without one nobody knows which schemas are production's")
                .next("add --state DIR with production's manifest.json, or set `state:` in devenv.yml");
    }

    private Decided decide(Workspace workspace, Artifacts artifacts, Warehouse warehouse, String run) {
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
                held(workspace, candidates),
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
        List<SchemaName> asked = all.stream()
                .filter(Judged::mayGo)
                .filter(judged -> judged.schema().relations().stream().anyMatch(known::mayBeClone))
                .map(judged -> judged.schema().name())
                .toList();
        if (asked.isEmpty()) return all;
        Map<RelationName, Relation> clones = new HashMap<>();
        for (Set<SchemaName> some : inParts(asked)) {
            for (Relation relation : warehouse.list(some).relations()) {
                if (relation.definition().isPresent() && known.of(relation).given()) {
                    clones.put(relation.name(), relation);
                }
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
    private static Map<RelationName, Stays> held(Workspace workspace, List<Judged> candidates) {
        Keeping keeping = Keeping.of(workspace);
        keeping.problem().ifPresent(unknown -> {
            throw unknown.stop();
        });
        Holds holds = keeping.holds(workspace.rules());
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

    private Map<SchemaName, SchemaFacts> facts(List<Judged> candidates, Warehouse warehouse) {
        List<SchemaName> names =
                candidates.stream().map(judged -> judged.schema().name()).toList();
        Map<SchemaName, SchemaFacts> facts = new HashMap<>();
        for (Set<SchemaName> some : inParts(names)) facts.putAll(warehouse.describe(some));
        return facts;
    }

    private static List<Set<SchemaName>> inParts(List<SchemaName> names) {
        List<Set<SchemaName>> parts = new ArrayList<>();
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            parts.add(new TreeSet<>(names.subList(from, Math.min(from + AT_ONCE, names.size()))));
        }
        return parts;
    }
}
