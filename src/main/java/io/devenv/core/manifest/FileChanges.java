package io.devenv.core.manifest;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a project's files differ from those its manifest was made of; paths as dbt has them, relative to the project, sorted.
 *
 * @param changed files with other content, or newer than the manifest where only times can tell
 * @param added model, seed, snapshot and test files that no node of the manifest, enabled or disabled, comes from
 * @param gone files of nodes that are not there any more
 * @param unjudged files of which dbt keeps no checksum, in a project whose file times say nothing, such as a fresh clone with a downloaded manifest
 */
public record FileChanges(List<String> changed, List<String> added, List<String> gone, List<String> unjudged) {
    public FileChanges {
        changed = sorted(changed);
        added = sorted(added);
        gone = sorted(gone);
        unjudged = sorted(unjudged);
    }

    /** All that shows the manifest to be older than the files, sorted. */
    public List<String> all() {
        return Stream.of(changed, added, gone).flatMap(List::stream).sorted().toList();
    }

    private static List<String> sorted(Collection<String> paths) {
        return paths.stream().sorted().toList();
    }
}
