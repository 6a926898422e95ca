package io.devenv.project;

import java.util.List;
import java.util.Optional;

/** The options of a command line as they were typed, for those that dbt has; whatever was not given is empty. */
public record GivenFlags(Where where, Selection selection, Deferral deferral, Run run) {
    /** A command line without options. */
    public static final GivenFlags NONE = new GivenFlags(Where.NONE, Selection.NONE, Deferral.NONE, Run.NONE);

    /** {@code --project-dir --profiles-dir --profile --target --target-path}. */
    public record Where(
            Optional<String> projectDir,
            Optional<String> profilesDir,
            Optional<String> profile,
            Optional<String> target,
            Optional<String> targetPath) {
        public static final Where NONE =
                new Where(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** {@code --select --exclude --selector --indirect-selection --resource-type --exclude-resource-type}. */
    public record Selection(
            List<String> select,
            List<String> exclude,
            Optional<String> selector,
            Optional<String> indirectSelection,
            List<String> resourceTypes,
            List<String> excludeResourceTypes) {
        public static final Selection NONE =
                new Selection(List.of(), List.of(), Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    /** {@code --defer --state --defer-state --favor-state}. */
    public record Deferral(
            Optional<Boolean> defer,
            Optional<String> state,
            Optional<String> deferState,
            Optional<Boolean> favorState) {
        public static final Deferral NONE =
                new Deferral(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** {@code --vars --threads --full-refresh --cache-selected-only --populate-cache}. */
    public record Run(
            Optional<String> vars,
            Optional<Integer> threads,
            Optional<Boolean> fullRefresh,
            Optional<Boolean> cacheSelectedOnly,
            Optional<Boolean> populateCache) {
        public static final Run NONE =
                new Run(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
