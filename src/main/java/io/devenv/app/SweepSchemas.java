package io.devenv.app;

import io.devenv.core.plan.Sweeping;
import io.devenv.core.plan.Swept;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import io.devenv.warehouse.Warehouse;
import java.time.Clock;

/** Removes what dbt built in schemas that were made for a pull request, or by somebody who has left: only those that devenv.yml names. */
public final class SweepSchemas {
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
        try (Warehouse warehouse = workspace.openToRead()) {
            return decision(workspace, artifacts)
                    .of(warehouse, RunId.next(clock))
                    .sweeping();
        }
    }

    /**
     * Does what was shown. The warehouse is looked at again first; what would now be done otherwise is left alone.
     *
     * @param shown the preview that the user has seen
     */
    public Swept apply(Sweeping shown) {
        Workspace workspace = open();
        SweepDecision decision = decision(workspace, artifacts(workspace));
        return new SweepWork(workspace, request, progress)
                .make(shown, warehouse -> decision.of(warehouse, shown.run()));
    }

    private SweepDecision decision(Workspace workspace, Artifacts artifacts) {
        return new SweepDecision(workspace, artifacts, request, progress);
    }

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
}
