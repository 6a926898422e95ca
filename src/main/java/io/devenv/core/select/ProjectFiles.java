package io.devenv.core.select;

import java.util.Set;

/** The files and folders of the project, as {@code path:} sees them: on the disk, not in the manifest. */
@FunctionalInterface
public interface ProjectFiles {
    /** A project without files. */
    ProjectFiles NONE = glob -> Set.of();

    /**
     * The files and folders that exist and match, relative to the project's root, with {@code /} and without one at the end; the
     * root itself is {@code "."}.
     *
     * @param glob as Python's {@code Path.glob} takes it: {@code *} stays inside one folder, {@code **} recurses
     */
    Set<String> matching(String glob);
}
