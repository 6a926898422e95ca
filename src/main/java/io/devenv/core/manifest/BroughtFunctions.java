package io.devenv.core.manifest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Functions that stand in a branch's manifest and are not the branch's. A command that defers brings every function that only the
 * state has into its manifest, and writes that in the end; dbt itself never sees it again, for it selects before, and parses anew.
 *
 * <p>Source: dbt-core 1.11.16 and 1.12.0, observed; see the conformance cases "functions".
 */
public final class BroughtFunctions {
    private BroughtFunctions() {}

    /**
     * The manifest without functions of the project whose file is not there and that nothing of the branch calls. One that something
     * calls is the branch's: then the manifest is older than the files.
     *
     * @param project the project's name
     * @param exists whether the project has a file, by its path
     */
    public static Manifest without(Manifest manifest, String project, Predicate<String> exists) {
        Set<String> gone = manifest.nodes().stream()
                .filter(node -> node.type() == ResourceType.FUNCTION)
                .filter(node -> node.packageName().equals(project))
                .filter(node -> !exists.test(node.files().original()))
                .map(Node::id)
                .collect(Collectors.toCollection(HashSet::new));
        if (gone.isEmpty() || !hasFiles(manifest, project, exists)) return manifest;
        gone.removeAll(called(manifest, gone));
        if (gone.isEmpty()) return manifest;
        List<Node> kept = manifest.nodes().stream()
                .filter(node -> !gone.contains(node.id()))
                .toList();
        return new Manifest(manifest.metadata(), kept, manifest.macros().values(), manifest.disabled());
    }

    /** A manifest of files that are all somewhere else says nothing by their absence. */
    private static boolean hasFiles(Manifest manifest, String project, Predicate<String> exists) {
        return manifest.nodes().stream()
                .filter(node -> node.packageName().equals(project))
                .anyMatch(node -> exists.test(node.files().original()));
    }

    /** Those of them that others call, be it through one another. */
    private static Set<String> called(Manifest manifest, Set<String> gone) {
        Deque<String> open = new ArrayDeque<>();
        manifest.nodes().stream()
                .filter(node -> !gone.contains(node.id()))
                .forEach(node -> open.addAll(node.dependsOn().nodes()));
        Set<String> called = new HashSet<>();
        while (!open.isEmpty()) {
            String id = open.pop();
            if (!gone.contains(id) || !called.add(id)) continue;
            manifest.node(id).ifPresent(node -> open.addAll(node.dependsOn().nodes()));
        }
        return called;
    }
}
