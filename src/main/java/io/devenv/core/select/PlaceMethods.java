package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import java.util.Set;
import java.util.function.Predicate;

/** Methods that go by where a node is defined. */
final class PlaceMethods {
    private PlaceMethods() {}

    /** Selects what lies in a matching file or below a matching folder, and what a matching YAML file describes. */
    static Predicate<Node> path(Method.Search search) {
        Set<String> found = search.context().files().matching(search.value());
        if (found.isEmpty()) return node -> false;
        return node -> {
            Node.Files files = node.files();
            return files.patch().filter(found::contains).isPresent() || holds(found, files.original());
        };
    }

    /** The path itself or a folder above it, up to the project's root. */
    private static boolean holds(Set<String> found, String path) {
        if (path.isEmpty()) return false;
        String at = path;
        while (!found.contains(at)) {
            int slash = at.lastIndexOf('/');
            if (slash < 0) return found.contains(".");
            at = at.substring(0, slash);
        }
        return true;
    }

    /** With the extension or without. */
    static Predicate<Node> file(Method.Search search) {
        Glob glob = Glob.of(search.value());
        return node -> {
            String path = node.files().original();
            String name = path.substring(path.lastIndexOf('/') + 1);
            return glob.matches(name) || glob.matches(stem(name));
        };
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && dot < name.length() - 1 ? name.substring(0, dot) : name;
    }

    /** {@code this} is the project itself. */
    static Predicate<Node> packageName(Method.Search search) {
        String value = search.value();
        String meant = value.equals("this")
                ? search.context().manifest().metadata().projectName().orElse(value)
                : value;
        Glob glob = Glob.of(meant);
        return node -> glob.matches(node.packageName());
    }
}
