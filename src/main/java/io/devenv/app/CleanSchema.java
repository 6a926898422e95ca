package io.devenv.app;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.cleanup.CleanupPlan;
import io.devenv.core.cleanup.CleanupPlanner;
import io.devenv.core.cleanup.RelationClass;
import io.devenv.core.cleanup.Standing;
import io.devenv.core.cleanup.Verdict;
import io.devenv.core.cleanup.Verdict.Cause;
import io.devenv.core.cleanup.Ways;
import io.devenv.core.cost.Rebuild;
import io.devenv.core.cost.RebuildTimes;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.plan.Done;
import io.devenv.core.plan.SavedCleaning;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import io.devenv.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resets the dev schemas: shows what would go and why, and does just that. */
public final class CleanSchema {
    private final Environment environment;
    private final GivenFlags given;
    private final CleanRequest request;
    private final Clock clock;
    private final Progress progress;

    public CleanSchema(
            Environment environment, GivenFlags given, CleanRequest request, Clock clock, Progress progress) {
        this.environment = environment;
        this.given = given;
        this.request = request;
        this.clock = clock;
        this.progress = progress;
    }

    /** The same without what the user said no to; what that needs is held back, too. */
    public CleanSchema declining(Set<RelationName> names) {
        return new CleanSchema(environment, given, request.declining(names), clock, progress);
    }

    /** What would be done; nothing is changed, and nothing is written down but what devenv learned of dbt's builds. */
    public Cleaning preview() {
        Workspace workspace = open();
        if (request.parses()) ParseProject.run(workspace);
        try (Warehouse warehouse = workspace.openToRead()) {
            return decide(workspace, current(workspace), warehouse, RunId.next(clock));
        }
    }

    /**
     * Does what was shown. The warehouse is looked at again first; what would now be done otherwise is left alone, and so is what it needs.
     *
     * @param shown the preview that the user has seen
     */
    public Done apply(Cleaning shown) {
        return applying().shown(shown);
    }

    /**
     * Does what was saved, exactly that or nothing: clean has to come to the same decisions still, and what is changed has to be
     * as it was.
     *
     * @param devenv the version of this devenv
     */
    public Done apply(SavedCleaning saved, String devenv) {
        return applying().saved(saved, devenv);
    }

    private Applying applying() {
        Workspace workspace = open();
        return new Applying(
                workspace,
                request.typed(),
                progress,
                (warehouse, run) -> decide(workspace, current(workspace), warehouse, run));
    }

    private Workspace open() {
        return Workspace.open(environment, given, request.manifest(), clock);
    }

    /** Notes that a schema is the developer's own, as they said on a terminal. */
    public void confirmPersonal(SchemaName schema) {
        Workspace workspace = open();
        workspace.home().confirm(workspace.target(), schema);
    }

    private Artifacts current(Workspace workspace) {
        return CurrentArtifacts.read(workspace, progress, "clean decides by it what is yours, so it has to be current");
    }

    private Cleaning decide(Workspace workspace, Artifacts artifacts, Warehouse warehouse, String run) {
        progress.says("looking into " + workspace.connection());
        Survey survey = Survey.make(workspace, artifacts, warehouse, Survey.Depth.DEPENDENCIES);
        survey.guarded().orStop();
        survey.keeping().orStop();
        progress.says("deciding");
        Choosing choosing = Choosing.of(request, workspace, artifacts, survey);
        CleanOptions options = request.options().choosing(choosing.choice());
        CleanupPlan plan = planned(workspace, survey, options, warehouse, run);
        List<Batch> purges = Trash.expired(
                survey,
                workspace.adapterRules(),
                workspace.connection(),
                options.choice().declined(),
                clock.instant());
        List<Warning> warnings = new ArrayList<>(workspace.setup().warnings());
        warnings.addAll(survey.remember(clock.instant()));
        warnings.addAll(survey.guarded().leftOut());
        warnings.addAll(choosing.warnings());
        if (workspace.locksOutOthers() && drops(plan, RelationClass.TEMPORARY)) warnings.add(temporaries());
        Set<SchemaName> shared = shared(workspace, plan);
        shared.forEach(schema -> warnings.add(declarable(schema)));
        List<Batch> restores = request.restoresBackups() ? plan.offers() : List.of();
        List<Batch> planned = Stream.of(plan.batches(), restores, purges)
                .flatMap(List::stream)
                .toList();
        Cleaning cleaning = new Cleaning(
                Headings.of(workspace, artifacts, List.of()), // current, or it would have stopped
                run,
                plan,
                restores,
                purges,
                new EmptiedSchemas(workspace, survey, warehouse).after(planned, options.choice()),
                rebuilds(plan, artifacts),
                survey.inventory(),
                survey.situation().dependencies(),
                Map.of(),
                shared,
                warnings);
        return cleaning.withStatements(statements(cleaning.all(), warehouse));
    }

    private static Map<RelationName, Rebuild> rebuilds(CleanupPlan plan, Artifacts artifacts) {
        RebuildTimes times = new RebuildTimes(artifacts.branchResults(), artifacts.stateResults());
        Map<RelationName, Rebuild> found = new HashMap<>();
        for (Verdict verdict : plan.verdicts()) {
            Standing standing = verdict.standing();
            standing.node().flatMap(times::of).ifPresent(time -> found.put(standing.name(), time));
        }
        return found;
    }

    private CleanupPlan planned(
            Workspace workspace, Survey survey, CleanOptions options, Warehouse warehouse, String run) {
        return new Objections(warehouse)
                .settle(
                        refused -> CleanupPlanner.plan(
                                survey.situation(),
                                survey.found(),
                                options.refused(refused),
                                survey.inventory(),
                                Ways.of(workspace.adapterRules()),
                                run),
                        request.restoresBackups());
    }

    /** Schemas with something that is kept only because nothing proves that it is the developer's. */
    private static Set<SchemaName> shared(Workspace workspace, CleanupPlan plan) {
        return plan.verdicts().stream()
                .filter(CleanSchema::lacksProof)
                .map(verdict -> verdict.standing().name().inSchema())
                .filter(schema -> !workspace.personal().test(schema))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of what is unknown, only that of which a manifest or a record tells would be proven in a personal schema. */
    private static boolean lacksProof(Verdict verdict) {
        return verdict.cause() == Cause.NO_PROOF
                || (verdict.cause() == Cause.UNKNOWN
                        && !verdict.standing().evidence().isEmpty());
    }

    private static boolean drops(CleanupPlan plan, RelationClass type) {
        return plan.verdicts().stream()
                .anyMatch(verdict -> verdict.changes() && verdict.standing().type() == type);
    }

    private static Warning temporaries() {
        return Warning.of(
                "temporary-until-locked",
                "temporaries go once devenv alone holds the database's lock: then no dbt run can be at work on them");
    }

    private static Warning declarable(SchemaName schema) {
        return Warning.of(
                "schema-shared",
                "what no record proves to be yours is kept in " + schema.schema()
                        + "; if the schema is yours alone, declare it in devenv.yml: personal: [\"" + schema.schema()
                        + "\"]");
    }

    private static Map<Change, List<String>> statements(List<Batch> batches, Warehouse warehouse) {
        Map<Change, List<String>> statements = new LinkedHashMap<>();
        for (Batch batch : batches) {
            batch.changes().forEach(change -> statements.put(change, warehouse.statements(change)));
        }
        return statements;
    }
}
