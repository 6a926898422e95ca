package io.devenv.project;

import io.devenv.core.problem.Warning;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What dbt's options come to: command line, environment, project and defaults taken together by {@link FlagRules}.
 *
 * @param compareUnrendered the project's {@code state_modified_compare_more_unrendered_values}; empty for the dbt version's default
 * @param freshnessHooks the project's {@code source_freshness_run_project_hooks}; empty for the dbt version's default
 * @param warnings one for each deprecated environment variable that decided something
 */
public record Flags(
        Where where,
        Selection selection,
        Deferral deferral,
        Run run,
        Optional<Boolean> compareUnrendered,
        Optional<Boolean> freshnessHooks,
        List<Warning> warnings) {
    /**
     * Where things are.
     *
     * @param projectDir the folder of dbt_project.yml, absolute
     * @param profilesDir the folder of profiles.yml, absolute
     * @param targetPath as given; relative to the project
     * @param logPath absolute, where the environment names one
     */
    public record Where(
            Path projectDir,
            Path profilesDir,
            Optional<String> profile,
            Optional<String> target,
            Optional<String> targetPath,
            Optional<Path> logPath) {}

    /** What is selected; {@code indirectSelection} is eager, cautious, buildable or empty. */
    public record Selection(
            List<String> select,
            List<String> exclude,
            Optional<String> selector,
            String indirectSelection,
            Kinds resourceTypes,
            Kinds excludeResourceTypes) {}

    /**
     * Kinds of nodes, by dbt's words. Nobody has looked yet whether there are such words: that depends on command and dbt.
     *
     * @param typed false where they come from the environment, or are none
     */
    public record Kinds(List<String> words, boolean typed) {}

    /**
     * What refs are compared with; {@code deferState} falls back to {@code state} in dbt where it is empty.
     *
     * @param asked {@code --defer} or {@code --no-defer}; empty where nobody says either, and the dbt in question decides
     */
    public record Deferral(
            Optional<Boolean> asked, Optional<Folder> state, Optional<Folder> deferState, boolean favorState) {
        /** The folder that refs are deferred to. */
        public Optional<Folder> deferredTo() {
            return deferState.or(() -> state);
        }
    }

    /** How it runs. */
    public record Run(
            Map<String, Object> vars,
            Optional<Integer> threads,
            boolean fullRefresh,
            boolean cacheSelectedOnly,
            boolean populateCache) {}

    /**
     * A folder that was named.
     *
     * @param written as the user wrote it, for messages
     * @param path where it lies, absolute; it need not exist
     */
    public record Folder(String written, Path path) {}
}
