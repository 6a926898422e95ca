package io.devenv.project;

import io.devenv.core.document.Fields;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What devenv needs of dbt_project.yml, rendered, with dbt's defaults.
 *
 * @param name the project's name, the package of its nodes
 * @param root the folder of dbt_project.yml, absolute
 * @param profile the profile it names, if any
 * @param targetPath where dbt writes artifacts, absolute
 * @param logPath where dbt writes dbt.log, absolute
 * @param packagesInstallPath where packages are installed, absolute
 * @param quoting the {@code quoting} block: database, schema, identifier, as far as set
 * @param paths the folders of resources as written, by key: model-paths, seed-paths, …
 * @param requireDbtVersion the versions of dbt it asks for, as written; empty for any
 * @param vars the {@code vars} block as written: dbt renders a variable where it is asked for
 */
public record DbtProject(
        String name,
        Path root,
        Optional<String> profile,
        Path targetPath,
        Path logPath,
        Path packagesInstallPath,
        Fields quoting,
        Map<String, List<String>> paths,
        List<String> requireDbtVersion,
        Map<String, Object> vars) {
    /** The folders of one kind of resource, as {@code model-paths}. */
    public List<String> pathsOf(String key) {
        return paths.getOrDefault(key, List.of());
    }
}
