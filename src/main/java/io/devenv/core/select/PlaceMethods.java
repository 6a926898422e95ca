package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Methods that go by where a node is defined. */
final class PlaceMethods {
    private PlaceMethods() {}

    /** Selects what lies in a matching file or below a matching folder, and what a matching YAML file describes. */
    static Predicate<Node> path(Method.Search search) {
        if (search.rules().pathsAreTexts()) return pathText(search.value());
        Set<String> found = search.context().files().matching(search.value());
        if (found.isEmpty()) return node -> false;
        return node -> {
            Node.Files files = node.files();
            return files.patch().filter(found::contains).isPresent() || holds(found, files.original());
        };
    }

    /** The file's path, a folder above it, or its YAML file; {@code *} crosses folders here. Not observed. */
    private static Predicate<Node> pathText(String value) {
        Glob glob = Glob.of(normal(value));
        return node -> {
            if (node.files().patch().filter(glob::matches).isPresent()) return true;
            String path = node.files().original();
            while (!path.isEmpty() && !glob.matches(path)) {
                path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
            }
            return !path.isEmpty() || glob.matches(".");
        };
    }

    /** Without dots, doubled slashes and a slash at the end. */
    private static String normal(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty()) parts.remove(parts.size() - 1);
            else if (!part.isEmpty() && !part.equals(".")) parts.add(part);
        }
        return parts.isEmpty() ? "." : String.join("/", parts);
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

    /** With the extension or without; without since 1.6. */
    static Predicate<Node> file(Method.Search search) {
        Glob glob = Glob.of(search.value());
        boolean stems = search.rules().fileWithoutExtension();
        return node -> {
            String path = node.files().original();
            String name = path.substring(path.lastIndexOf('/') + 1);
            return glob.matches(name) || (stems && glob.matches(stem(name)));
        };
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && dot < name.length() - 1 ? name.substring(0, dot) : name;
    }

    /** {@code this} is the project itself. */
    static Predicate<Node> packageName(Method.Search search) {
        String value = search.value();
        String meant = value.equals("this") && search.rules().thisIsAPackage()
                ? search.context().manifest().metadata().projectName().orElse(value)
                : value;
        Glob glob = Glob.of(meant);
        return node -> glob.matches(node.packageName());
    }
}
