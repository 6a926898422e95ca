package io.devenv.app;

import io.devenv.artifact.Detail;
import io.devenv.artifact.ManifestReader;
import io.devenv.artifact.Role;
import io.devenv.artifact.RunResultsReader;
import io.devenv.core.manifest.Graph;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.results.RunResults;
import io.devenv.core.state.ComparisonRules;
import io.devenv.core.state.DbtVersion;
import io.devenv.core.state.StateComparison;
import io.devenv.project.Flags.Folder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The branch's artifacts and the state's. A state folder without a manifest is no error here: dbt, too, minds only when
 * something needs it.
 *
 * @param state what the branch is compared with
 * @param deferred what refs are deferred to: the same as the state unless {@code --defer-state} names another
 */
record Artifacts(
        Manifest branch,
        Graph graph,
        Optional<Manifest> state,
        Optional<Manifest> deferred,
        Optional<RunResults> branchResults,
        Optional<RunResults> stateResults,
        Optional<StateComparison> comparison) {

    private static final String MANIFEST = "manifest.json";
    private static final String RUN_RESULTS = "run_results.json";

    /** Reads what there is; the two manifests at the same time, because reading them is most of the work of a command. */
    static Artifacts read(Workspace workspace) {
        Optional<Folder> stateFolder = workspace.stateFolder().filter(folder -> !isTarget(workspace, folder));
        CompletableFuture<Optional<Manifest>> reading =
                CompletableFuture.supplyAsync(() -> stateFolder.flatMap(Artifacts::manifestIn));
        Manifest branch = new ManifestReader(Role.BRANCH, Detail.COMPARISON).read(workspace.manifestFile());
        Optional<Manifest> state = stateIsTarget(workspace) ? Optional.of(branch) : joined(reading);
        Optional<Folder> other = workspace.flags().deferral().deferState();
        Optional<Manifest> deferred = other.isPresent() ? other.flatMap(Artifacts::manifestIn) : state;
        return new Artifacts(
                branch,
                Graph.of(branch),
                state,
                deferred,
                new RunResultsReader(Role.BRANCH).read(workspace.targetPath().resolve(RUN_RESULTS)),
                stateFolder.flatMap(folder ->
                        new RunResultsReader(Role.STATE).read(folder.path().resolve(RUN_RESULTS))),
                state.map(found -> StateComparison.of(branch, found, rules(branch))));
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

    private static Optional<Manifest> manifestIn(Folder folder) {
        Path file = folder.path().resolve(MANIFEST);
        return Files.exists(file) ? Optional.of(stateManifest(file)) : Optional.empty();
    }

    private static Manifest stateManifest(Path file) {
        return new ManifestReader(Role.STATE, Detail.COMPARISON).read(file);
    }

    /** The manifest that a folder should have; ends with the reader's own problem where it has none. */
    static Manifest required(Optional<Manifest> found, Folder folder) {
        return found.orElseGet(() -> stateManifest(folder.path().resolve(MANIFEST)));
    }

    private static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw failed;
        }
    }

    private static ComparisonRules rules(Manifest branch) {
        return ComparisonRules.of(DbtVersion.of(branch.metadata().dbtVersion()), Optional.empty());
    }

    /** What tells of production: the state, or where only {@code --defer-state} was given, that. */
    Optional<Manifest> production() {
        return state.or(() -> deferred);
    }

    /** Ids of what the branch added or changed, compared with {@link #production}; nothing without one. */
    Set<String> changed() {
        Set<String> changed = new TreeSet<>();
        comparison
                .or(() -> deferred.map(found -> StateComparison.of(branch, found, rules(branch))))
                .ifPresent(against -> {
                    for (Node node : branch.nodes()) {
                        if (against.isNew(node) || against.isModified(node)) changed.add(node.id());
                    }
                });
        return changed;
    }
}
