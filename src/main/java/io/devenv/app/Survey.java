package io.devenv.app;

import io.devenv.artifact.Journal;
import io.devenv.artifact.LogReader;
import io.devenv.artifact.LoggedQueries;
import io.devenv.core.cleanup.BranchWork;
import io.devenv.core.cleanup.BuiltCode;
import io.devenv.core.cleanup.Circumstances;
import io.devenv.core.cleanup.Classification;
import io.devenv.core.cleanup.Classifier;
import io.devenv.core.cleanup.DevBuilds;
import io.devenv.core.cleanup.DevChanges;
import io.devenv.core.cleanup.DevSchemas;
import io.devenv.core.cleanup.Guarded;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.OtherCause;
import io.devenv.core.cleanup.OwnBuilds;
import io.devenv.core.cleanup.Situation;
import io.devenv.core.cleanup.ViewCode;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.results.Built;
import io.devenv.project.GitChanges;
import io.devenv.warehouse.ViewQueries;
import io.devenv.warehouse.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What lies in the dev schemas and in the state's, and what each dev relation is.
 *
 * @param schemas the dev schemas that were looked into
 * @param inventory dev and state together
 * @param memory what dbt's records show, now and earlier
 * @param keeping what somebody wants kept
 * @param views which views are made of another query than the branch's, if the command wants to know and the warehouse can tell
 */
record Survey(
        Guarded guarded,
        Set<SchemaName> schemas,
        Inventory inventory,
        Situation situation,
        Classification found,
        Recollection memory,
        Keeping keeping,
        Optional<OtherViews> views) {

    /** How much of the warehouse a command needs to know. */
    enum Depth {
        /** Which relations there are. */
        RELATIONS,
        /** And who needs whom: whatever may be dropped has to be looked at from all sides. */
        DEPENDENCIES
    }

    static Survey make(Workspace workspace, Artifacts artifacts, Warehouse warehouse, Depth depth) {
        Manifest branch = artifacts.branch();
        Optional<Manifest> state = artifacts.production();
        Keeping keeping = Keeping.of(workspace);
        Recollection memory = Recollection.read(
                workspace, artifacts, depth == Depth.DEPENDENCIES, recorded -> runs(workspace, artifacts, recorded));
        List<JournaledRun> runs = memory.runs();
        BuiltCode code = new BuiltCode(branch, state, workspace.rules());
        List<Built> records = artifacts.withCode(code, records(workspace, depth, code, records(memory, runs)));
        SchemaName home = workspace.ownSchema();
        Set<SchemaName> schemas = DevSchemas.of(branch, state, home, records, memory.past(), workspace.rules());
        Guarded guarded = artifacts.guarded(schemas);

        Set<SchemaName> asked = new TreeSet<>(schemas);
        state.ifPresent(manifest -> asked.addAll(schemasOf(manifest)));
        Inventory inventory = warehouse.list(asked);
        Inventory dev = inventory.only(guarded.allowed());
        Optional<OtherViews> others = depth == Depth.DEPENDENCIES && warehouse instanceof ViewQueries comparing
                ? Optional.of(OtherViews.of(workspace, comparing, new ViewCode(branch, state, dev, records)))
                : Optional.empty();
        Situation situation = new Situation(
                branch,
                state,
                home,
                workOf(workspace, artifacts),
                dev,
                depth == Depth.DEPENDENCIES ? warehouse.dependencies(databases(asked)) : Dependencies.NONE,
                records,
                artifacts.stateResults().map(DevBuilds::times).orElse(Map.of()),
                workspace.personal(),
                Trash.setAside(runs, workspace.connection()).keySet(),
                circumstances(workspace, depth == Depth.DEPENDENCIES ? warehouse.runningDbt() : Optional.empty()),
                memory.past(),
                keeping.holds(workspace.rules()),
                others.map(OtherViews::names).orElse(Set.of()));
        return new Survey(
                guarded, schemas, inventory, situation, Classifier.classify(situation), memory, keeping, others);
    }

    /** The journal, as far as it tells of dev relations. */
    List<JournaledRun> runs() {
        return memory.runs();
    }

    /** Keeps what was learned for commands to come; what is not the developer's to clean is not learned from. Warns of what was lost. */
    List<Warning> remember(Instant now) {
        List<Warning> warnings = new ArrayList<>(memory.warnings());
        keeping.problem()
                .map(problem -> Warning.of(problem.code(), problem.message()))
                .ifPresent(warnings::add);
        views.flatMap(others -> others.kept().warning()).ifPresent(warnings::add);
        if (guarded.refusal().isPresent()) return warnings;
        warnings.addAll(memory.keep(situation, found.standings(), now));
        views.flatMap(OtherViews::keep).ifPresent(warnings::add);
        return warnings;
    }

    private static BranchWork workOf(Workspace workspace, Artifacts artifacts) {
        Set<String> changed = artifacts.changed();
        if (changed.isEmpty()) return BranchWork.NONE;
        Set<String> otherCause = GitChanges.since(workspace.root())
                .map(touched -> new OtherCause(
                        artifacts.branch(),
                        artifacts.production(),
                        touched,
                        workspace.setup().project().pathsOf("macro-paths")))
                .map(other -> other.among(changed))
                .orElse(Set.of());
        return new BranchWork(changed, otherCause);
    }

    /** @param session a run of dbt that was seen in the warehouse */
    private static Circumstances circumstances(Workspace workspace, Optional<String> session) {
        Optional<Instant> written =
                LogReader.lastWritten(workspace.setup().project().logPath());
        Instant now = workspace.clock().instant();
        boolean alone = workspace.locksOutOthers();
        return new Circumstances(
                Optional.of(now),
                written,
                workspace.setup().settings().cloneLife(),
                alone ? Optional.empty() : session.or(() -> Circumstances.recentRun(written, now)),
                workspace.building(now));
    }

    private static List<JournaledRun> runs(Workspace workspace, Artifacts artifacts, Set<SchemaName> recorded) {
        SchemaName home = workspace.ownSchema();
        Set<SchemaName> schemas =
                DevSchemas.of(artifacts.branch(), artifacts.production(), home, List.of(), workspace.rules());
        schemas.addAll(recorded);
        return Journal.runs(workspace.home().directory(), new DevChanges(schemas, home, workspace.rules())::include);
    }

    private static Set<SchemaName> schemasOf(Manifest manifest) {
        return manifest.built().stream()
                .map(Node::relation)
                .flatMap(Optional::stream)
                .map(RelationName::inSchema)
                .collect(Collectors.toSet());
    }

    private static Set<String> databases(Set<SchemaName> schemas) {
        return schemas.stream().map(SchemaName::database).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Built> records(Recollection memory, List<JournaledRun> runs) {
        List<Built> records = new ArrayList<>(memory.records());
        records.addAll(OwnBuilds.of(runs));
        return records;
    }

    /** For a plan it is enough what is known of queries: an edit is seen by status and clean. */
    private static List<Built> records(Workspace workspace, Depth depth, BuiltCode code, List<Built> known) {
        if (depth == Depth.RELATIONS) return known;
        return LoggedQueries.read(workspace.setup().project().logPath(), known, code::needsQuery);
    }
}
