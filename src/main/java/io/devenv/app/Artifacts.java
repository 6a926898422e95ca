package io.devenv.app;

import io.devenv.artifact.Detail;
import io.devenv.artifact.Interner;
import io.devenv.artifact.ManifestReader;
import io.devenv.artifact.Role;
import io.devenv.artifact.RunResultsReader;
import io.devenv.core.cleanup.BuiltCode;
import io.devenv.core.cleanup.Guard;
import io.devenv.core.cleanup.Guarded;
import io.devenv.core.manifest.BroughtFunctions;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.results.Built;
import io.devenv.core.results.RunResults;
import io.devenv.core.state.ArtifactVersions;
import io.devenv.core.state.DbtVersion;
import io.devenv.core.state.StateComparison;
import io.devenv.project.Flags.Folder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The branch's artifacts and the state's. A state folder without a manifest is no error here: dbt, too, minds only when
 * something needs it.
 *
 * @param state what the branch is compared with
 * @param comparing how to compare the branch with any manifest
 * @param deferred what refs are deferred to: the same as the state unless {@code --defer-state} names another
 */
record Artifacts(
        Manifest branch,
        Optional<Manifest> state,
        Optional<Manifest> deferred,
        Optional<RunResults> branchResults,
        Optional<RunResults> stateResults,
        Optional<StateComparison> comparison,
        Comparing comparing) {

    private static final String MANIFEST = "manifest.json";
    private static final String RUN_RESULTS = "run_results.json";

    /** Reads what there is, for the dbt that wrote the branch's manifest. */
    static Artifacts read(Workspace workspace) {
        return read(workspace, Optional.empty());
    }

    /**
     * Reads what there is; the two manifests at the same time, because reading them is most of the work of a command.
     *
     * @param asked whose rules to compare by, and whose refusals of newer artifacts to share; by default those of the dbt that
     *     wrote the branch's manifest
     */
    static Artifacts read(Workspace workspace, Optional<String> asked) {
        Optional<Folder> stateFolder = workspace.stateFolder().filter(folder -> !isTarget(workspace, folder));
        Interner shared = new Interner();
        CompletableFuture<Optional<Manifest>> reading =
                CompletableFuture.supplyAsync(() -> stateFolder.flatMap(folder -> manifestIn(folder, shared)));
        Manifest branch = branch(workspace, shared);
        Optional<Manifest> state = stateIsTarget(workspace) ? Optional.of(branch) : joined(reading);
        Optional<Folder> other = workspace.flags().deferral().deferState();
        Optional<Manifest> deferred = other.isPresent() ? other.flatMap(folder -> manifestIn(folder, shared)) : state;

        DbtVersion dbt = DbtVersion.of(asked.orElse(branch.metadata().dbtVersion()));
        ArtifactVersions readable = ArtifactVersions.of(dbt);
        refuseNewer(state, stateFolder, readable);
        refuseNewer(deferred, other, readable);
        Comparing comparing = new Comparing(workspace, branch, dbt);
        return new Artifacts(
                branch,
                state,
                deferred,
                new RunResultsReader(Role.BRANCH).read(workspace.targetPath().resolve(RUN_RESULTS)),
                workspace
                        .stateFolder()
                        .flatMap(folder -> new RunResultsReader(Role.STATE, readable)
                                .read(folder.path().resolve(RUN_RESULTS))),
                state.map(found -> comparing.with(found, workspace.stateFolder().orElseThrow())),
                comparing);
    }

    private static Manifest branch(Workspace workspace, Interner shared) {
        Manifest written = new ManifestReader(Role.BRANCH, Detail.COMPARISON, shared).read(workspace.manifestFile());
        return BroughtFunctions.without(
                written,
                workspace.setup().project().name(),
                path -> Files.isRegularFile(workspace.root().resolve(path)));
    }

    private static void refuseNewer(Optional<Manifest> found, Optional<Folder> folder, ArtifactVersions readable) {
        folder.ifPresent(at -> found.ifPresent(manifest ->
                new ManifestReader(Role.STATE, Detail.COMPARISON).refuseNewer(manifest, manifestFile(at), readable)));
    }

    /** True where {@code --state} names the folder that dbt itself writes to: the comparison is then with itself. */
    static boolean stateIsTarget(Workspace workspace) {
        return workspace
                .stateFolder()
                .filter(folder -> isTarget(workspace, folder))
                .isPresent();
    }

    private static boolean isTarget(Workspace workspace, Folder folder) {
        return folder.path().normalize().equals(workspace.targetPath().normalize());
    }

    private static Optional<Manifest> manifestIn(Folder folder, Interner shared) {
        Path file = manifestFile(folder);
        return Files.isRegularFile(file) ? Optional.of(stateManifest(file, shared)) : Optional.empty();
    }

    static Path manifestFile(Folder folder) {
        return folder.path().resolve(MANIFEST);
    }

    private static Manifest stateManifest(Path file, Interner shared) {
        return new ManifestReader(Role.STATE, Detail.COMPARISON, shared).read(file);
    }

    /** The manifest that a folder should have; ends with the reader's own problem where it has none. */
    static Manifest required(Optional<Manifest> found, Folder folder) {
        return found.orElseGet(() -> stateManifest(manifestFile(folder), new Interner()));
    }

    private static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw failed;
        }
    }

    /**
     * What is deferred to; ends as dbt does where no state is named, or where it has no manifest.
     *
     * @param what needs it
     */
    Manifest deferredFor(String what) {
        Folder folder = comparing
                .workspace()
                .flags()
                .deferral()
                .deferredTo()
                .orElseThrow(() -> Problem.of(Fault.STATE, "state-required", what + " needs a state, and none is named")
                        .because("dbt stops here, too: it has to know where production's relations are")
                        .next("add --state DIR with production's manifest.json, or set `state:` in devenv.yml")
                        .stop());
        return required(deferred, folder);
    }

    /** What tells of production: the state, or where only {@code --defer-state} was given, that. */
    Optional<Manifest> production() {
        return state.or(() -> deferred);
    }

    /** The records, each with what it says of the code that a relation was built from. */
    List<Built> withCode(BuiltCode code, List<Built> records) {
        Workspace workspace = comparing.workspace();
        List<Built> told = code.told(records, workspace.writtenCode().of(code.wanted(records)));
        Set<String> unexplained = code.unexplained(told);
        if (unexplained.isEmpty()) return code.toldByState(told, Map.of());
        Map<String, String> raw = new TreeMap<>();
        workspace
                .flags()
                .deferral()
                .state()
                .or(() -> workspace.flags().deferral().deferState())
                .map(Artifacts::manifestFile)
                .map(file -> new ManifestReader(Role.STATE, Detail.COMPARISON).codeOf(file, unexplained))
                .orElse(Map.of())
                .forEach((id, texts) -> texts.raw().ifPresent(text -> raw.put(id, text)));
        return code.toldByState(told, raw);
    }

    /** Which of some schemas may be changed, as branch and state have it. */
    Guarded guarded(Set<SchemaName> schemas) {
        Workspace workspace = comparing.workspace();
        return new Guard(
                        branch,
                        production(),
                        workspace.target().name(),
                        workspace.ownSchema(),
                        workspace.production(),
                        workspace.rules())
                .check(schemas, deferred);
    }

    /** Ids of what the branch added or changed, compared with {@link #production}; nothing without one. */
    Set<String> changed() {
        Set<String> changed = new TreeSet<>();
        comparison
                .or(() -> deferred.map(found -> comparing.with(
                        found,
                        comparing.workspace().flags().deferral().deferState().orElseThrow())))
                .ifPresent(against -> {
                    for (Node node : against.mayDiffer()) {
                        if (against.isNew(node) || against.isModified(node)) changed.add(node.id());
                    }
                });
        return changed;
    }
}
