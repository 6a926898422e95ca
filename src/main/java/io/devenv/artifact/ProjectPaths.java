package io.devenv.artifact;

import java.util.List;

/**
 * Where a project keeps what, as {@code dbt_project.yml} says ({@code model-paths} and so on), relative to the project's root.
 *
 * @param others folders of files without nodes of their own: macros, docs
 */
public record ProjectPaths(
        List<String> models,
        List<String> seeds,
        List<String> snapshots,
        List<String> tests,
        List<String> analyses,
        List<String> functions,
        List<String> others) {
    /** What dbt assumes where dbt_project.yml says nothing. */
    public static final ProjectPaths DEFAULT = new ProjectPaths(
            List.of("models"),
            List.of("seeds"),
            List.of("snapshots"),
            List.of("tests"),
            List.of("analyses"),
            List.of("functions"),
            List.of("macros"));
}
