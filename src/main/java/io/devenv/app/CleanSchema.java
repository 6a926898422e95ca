package io.devenv.app;

import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.cleanup.CleanupPlan;
import io.devenv.core.cleanup.CleanupPlanner;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.Verdict;
import io.devenv.core.cleanup.Verdict.Cause;
import io.devenv.core.cleanup.ViewBinding;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.plan.Done;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import io.devenv.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Resets the dev schemas: shows what would go and why, and does just that. */
public final class CleanSchema {
    /** How long what was set aside is kept before a later clean frees it. */
    public static final Duration KEPT_ASIDE = Duration.ofDays(7);

    /** DuckDB's views find what they read by name. */
    static final ViewBinding VIEWS = ViewBinding.BY_NAME;

    private final Environment environment;
    private final GivenFlags given;
    private final CleanRequest request;
    private final Clock clock;

    public CleanSchema(Environment environment, GivenFlags given, CleanRequest request, Clock clock) {
        this.environment = environment;
        this.given = given;
        this.request = request;
        this.clock = clock;
    }

    /** What would be done; nothing is changed, and nothing is written down but what devenv learned of dbt's builds. */
    public Cleaning preview() {
        Workspace workspace = Workspace.open(environment, given, request.manifest(), clock);
        if (request.parses()) ParseProject.run(workspace);
        try (Warehouse warehouse = workspace.adapter().openToRead(workspace.target())) {
            return decide(workspace, current(workspace), warehouse, RunId.next(clock));
        }
    }

    /**
     * Does what was shown. The warehouse is looked at again first; if anything would now be done otherwise, nothing is.
     *
     * @param shown the preview that the user has seen
     */
    public Done apply(Cleaning shown) {
        Workspace workspace = Workspace.open(environment, given, request.manifest(), clock);
        try (Journal journal = Journal.open(workspace.home().directory());
                Warehouse warehouse = workspace.adapter().openToChange(workspace.target())) {
            Cleaning now = decide(workspace, current(workspace), warehouse, shown.run());
            if (!now.all().equals(shown.all())) throw changedMeanwhile().stop();
            JournaledRun run = JournaledRun.beginning(
                    now.run(),
                    clock.instant(),
                    request.typed(),
                    workspace.target().name(),
                    workspace.adapter().describe(workspace.target()));
            Done done = new Execution(journal, warehouse, now.dependencies(), clock).make(run, now.all());
            return Trash.notePurged(journal, done, clock);
        }
    }

    /** Notes that a schema is the developer's own, as they said on a terminal. */
    public void confirmPersonal(SchemaName schema) {
        Workspace workspace = Workspace.open(environment, given, request.manifest(), clock);
        workspace.home().confirm(workspace.target(), schema);
    }

    private static Artifacts current(Workspace workspace) {
        Artifacts artifacts = Artifacts.read(workspace);
        workspace.stateFolder().ifPresent(folder -> Artifacts.required(artifacts.state(), folder));
        List<String> changed = Headings.changedFiles(workspace, artifacts.branch());
        if (changed.isEmpty()) return artifacts;
        throw Problem.of(
                        Fault.PROJECT,
                        "manifest-outdated",
                        "the manifest no longer fits the project: " + String.join(", ", changed))
                .because("clean decides by it what is yours, so it has to be current")
                .next("run `dbt parse`, or add --parse to have devenv run it")
                .stop();
    }

    private Cleaning decide(Workspace workspace, Artifacts artifacts, Warehouse warehouse, String run) {
        Survey survey = Survey.make(workspace, artifacts, warehouse, Survey.Depth.DEPENDENCIES);
        survey.guarded().refusal().ifPresent(refusal -> {
            throw refusal.stop();
        });
        CleanOptions options = request.options().named(Naming.resolve(request.named(), survey, workspace.rules()));
        CleanupPlan plan = planned(survey, options, warehouse, run);
        List<Batch> purges = Trash.expired(
                survey,
                workspace.adapter().describe(workspace.target()),
                clock.instant().minus(KEPT_ASIDE));
        List<Warning> warnings = new ArrayList<>(workspace.setup().warnings());
        warnings.addAll(survey.remember(clock.instant()));
        warnings.addAll(survey.guarded().leftOut());
        warehouse.readOnly().ifPresent(why -> warnings.add(readOnly(why)));
        Set<SchemaName> shared = shared(workspace, plan);
        shared.forEach(schema -> warnings.add(declarable(schema)));
        Cleaning cleaning = new Cleaning(
                Headings.of(workspace, artifacts, List.of()), // current, or it would have stopped
                run,
                plan,
                request.restoresBackups() ? plan.offers() : List.of(),
                purges,
                survey.situation().dependencies(),
                Map.of(),
                shared,
                warnings);
        return cleaning.withStatements(statements(cleaning.all(), warehouse));
    }

    /** Plans until the warehouse objects to nothing any more: what it would refuse is kept, and so is what that needs. */
    private static CleanupPlan planned(Survey survey, CleanOptions options, Warehouse warehouse, String run) {
        Map<RelationName, String> refused = new HashMap<>();
        while (true) {
            CleanupPlan plan = CleanupPlanner.plan(
                    survey.situation(), survey.found(), options.refused(refused), survey.inventory(), VIEWS, run);
            int before = refused.size();
            for (Batch batch : plan.batches()) {
                objection(batch, warehouse).ifPresent(why -> refused.put(batch.about(), inWords(why)));
            }
            if (refused.size() == before) return plan;
        }
    }

    /** What stands against any change of the batch: one alone would keep the others from being made, too. */
    private static Optional<Problem> objection(Batch batch, Warehouse warehouse) {
        return batch.changes().stream()
                .flatMap(change -> warehouse.objection(change).stream())
                .findFirst();
    }

    private static String inWords(Problem why) {
        return why.message() + why.because().map(reason -> ": " + reason).orElse("");
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

    private static Warning declarable(SchemaName schema) {
        return Warning.of(
                "schema-shared",
                "what no record proves to be yours is kept in " + schema.schema()
                        + "; if the schema is yours alone, declare it in devenv.yml: personal: [\"" + schema.schema()
                        + "\"]");
    }

    private static Warning readOnly(Problem why) {
        return Warning.of(
                why.code(), why.message() + why.next().map(step -> ": " + step).orElse(""));
    }

    private static Map<Change, List<String>> statements(List<Batch> batches, Warehouse warehouse) {
        Map<Change, List<String>> statements = new LinkedHashMap<>();
        for (Batch batch : batches) {
            batch.changes().forEach(change -> statements.put(change, warehouse.statements(change)));
        }
        return statements;
    }

    private static Problem changedMeanwhile() {
        return Problem.of(Fault.WAREHOUSE, "clean-changed-meanwhile", "the schema changed since it was shown")
                .because("something else built or dropped relations meanwhile; nothing was changed")
                .next("run devenv clean again");
    }
}
