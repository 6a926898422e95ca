package io.devenv.cli;

import io.devenv.project.GivenFlags;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands on what was typed; whatever was not is left to environment, project and defaults. */
final class Given {
    private Given() {}

    static GivenFlags of(ProjectOptions project) {
        return new GivenFlags(where(project), GivenFlags.Selection.NONE, GivenFlags.Deferral.NONE, run(project, false));
    }

    static GivenFlags of(ProjectOptions project, StateOptions state) {
        GivenFlags.Deferral compared = deferral(state, new DeferOptions());
        return new GivenFlags(where(project), GivenFlags.Selection.NONE, compared, run(project, false));
    }

    static GivenFlags of(ProjectOptions project, StateOptions state, SelectOptions select) {
        return of(project, state, new DeferOptions(), select, false);
    }

    static GivenFlags of(
            ProjectOptions project, StateOptions state, DeferOptions defer, SelectOptions select, boolean fullRefresh) {
        return new GivenFlags(where(project), selection(select), deferral(state, defer), run(project, fullRefresh));
    }

    private static GivenFlags.Where where(ProjectOptions options) {
        return new GivenFlags.Where(
                Optional.ofNullable(options.projectDir).map(Path::toString),
                Optional.ofNullable(options.profilesDir).map(Path::toString),
                Optional.ofNullable(options.profile),
                Optional.ofNullable(options.target),
                Optional.ofNullable(options.targetPath));
    }

    private static GivenFlags.Deferral deferral(StateOptions state, DeferOptions options) {
        return new GivenFlags.Deferral(
                options.defer(),
                Optional.ofNullable(state.state),
                Optional.ofNullable(state.deferState),
                options.favorState());
    }

    private static GivenFlags.Selection selection(SelectOptions options) {
        return new GivenFlags.Selection(
                texts(options.select),
                texts(options.exclude),
                Optional.ofNullable(options.selector),
                Optional.ofNullable(options.indirectSelection),
                texts(options.resourceTypes),
                texts(options.excludedResourceTypes));
    }

    private static GivenFlags.Run run(ProjectOptions options, boolean fullRefresh) {
        return new GivenFlags.Run(
                Optional.ofNullable(options.vars),
                Optional.ofNullable(options.threads),
                fullRefresh ? Optional.of(true) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> texts(@Nullable List<String> typed) {
        return typed == null ? List.of() : List.copyOf(typed);
    }
}
