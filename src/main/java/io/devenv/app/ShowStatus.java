package io.devenv.app;

import io.devenv.artifact.InventoryWriter;
import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.cleanup.CleanupPlan;
import io.devenv.core.cleanup.CleanupPlanner;
import io.devenv.core.cleanup.Standing;
import io.devenv.core.cleanup.Ways;
import io.devenv.core.manifest.Node;
import io.devenv.core.plan.Explanation;
import io.devenv.core.plan.Heading;
import io.devenv.core.plan.Overview;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import io.devenv.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lies in the dev schemas, what of it is leftover, how fresh the state is. Changes nothing. */
public final class ShowStatus {
    private static final String NO_RUN = "none";

    private ShowStatus() {}

    /**
     * Looks; a state that was named must be there, no state at all is fine.
     *
     * @param saveTo where to write what the warehouse said exists
     */
    public static Overview look(
            Environment environment, GivenFlags given, Optional<Path> manifest, Optional<Path> saveTo, Clock clock) {
        return from(environment, given, manifest, clock, (workspace, artifacts, warehouse, survey) -> {
            saveTo.map(environment.directory()::resolve)
                    .ifPresent(file -> InventoryWriter.write(file, survey.inventory()));
            return new Overview(
                    heading(workspace, artifacts),
                    survey.schemas(),
                    survey.inventory(),
                    survey.found(),
                    survey.situation().dependencies(),
                    clean(workspace, survey),
                    readers(artifacts, survey),
                    warnings(workspace, survey));
        });
    }

    /**
     * Everything known about single relations, and what clean would do with them.
     *
     * @param named as the user calls them
     */
    public static Explanation explain(
            Environment environment, GivenFlags given, Optional<Path> manifest, List<String> named, Clock clock) {
        return from(
                environment,
                given,
                manifest,
                clock,
                (workspace, artifacts, warehouse, survey) -> new Explanation(
                        heading(workspace, artifacts),
                        new Inquiry(survey, clean(workspace, survey), readers(artifacts, survey))
                                .about(named, workspace.rules()),
                        warnings(workspace, survey)));
    }

    /** What to tell of all that was gathered. */
    private interface Telling<T> {
        T tell(Workspace workspace, Artifacts artifacts, Warehouse warehouse, Survey survey);
    }

    private static <T> T from(
            Environment environment, GivenFlags given, Optional<Path> manifest, Clock clock, Telling<T> telling) {
        Workspace workspace = Workspace.open(environment, given, manifest, clock);
        workspace.loadDriver();
        Artifacts artifacts = Artifacts.read(workspace);
        workspace.stateFolder().ifPresent(folder -> Artifacts.required(artifacts.state(), folder));
        try (Warehouse warehouse = workspace.openToRead()) {
            Survey survey = Survey.make(workspace, artifacts, warehouse, Survey.Depth.DEPENDENCIES);
            return telling.tell(workspace, artifacts, warehouse, survey);
        }
    }

    private static Heading heading(Workspace workspace, Artifacts artifacts) {
        return Headings.of(workspace, artifacts, Headings.changedFiles(workspace, artifacts.branch()));
    }

    private static Optional<CleanupPlan> clean(Workspace workspace, Survey survey) {
        if (survey.guarded().refusal().isPresent()) return Optional.empty();
        return Optional.of(CleanupPlanner.plan(
                survey.situation(),
                survey.found(),
                CleanOptions.DEFAULT,
                survey.inventory(),
                Ways.of(workspace.adapterRules()),
                NO_RUN));
    }

    private static Map<String, List<String>> readers(Artifacts artifacts, Survey survey) {
        Map<String, List<String>> readers = new LinkedHashMap<>();
        for (Standing standing : survey.found().standings()) {
            standing.node().ifPresent(id -> readers.put(id, readersOf(artifacts, id)));
        }
        return readers;
    }

    private static List<String> readersOf(Artifacts artifacts, String id) {
        return artifacts.branch().graph().children(id).stream()
                .flatMap(child -> artifacts.branch().node(child).stream())
                .filter(node -> node.type().isRefable())
                .map(Node::label)
                .sorted()
                .toList();
    }

    private static List<Warning> warnings(Workspace workspace, Survey survey) {
        List<Warning> warnings = new ArrayList<>(workspace.setup().warnings());
        warnings.addAll(survey.remember(workspace.clock().instant()));
        warnings.addAll(survey.guarded().leftOut());
        survey.guarded().refusal().map(ShowStatus::asWarning).ifPresent(warnings::add);
        return List.copyOf(warnings);
    }

    private static Warning asWarning(Problem refusal) {
        return Warning.of(refusal.code(), "clean would refuse: " + refusal.message());
    }
}
