package io.devenv.project;

import static io.devenv.core.problem.Fault.USAGE;

import io.devenv.core.problem.Problem;
import io.devenv.core.select.Glob;
import io.devenv.core.select.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The project's files, found as Python's {@code pathlib.Path.glob} finds them: hidden files count, {@code **} stands for
 * folders and follows no links, case matters, and a folder that cannot be listed holds nothing.
 *
 * <p>Source: dbt 1.11's {@code path:} method; CPython 3.11.
 */
public final class FilesOnDisk implements ProjectFiles {
    private final Path root;

    public FilesOnDisk(Path root) {
        this.root = root;
    }

    @Override
    public Set<String> matching(String glob) {
        List<String> parts = Stream.of(glob.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        if (parts.isEmpty() || glob.startsWith("/")) throw notRelative(glob).stop();
        Set<Path> found = new LinkedHashSet<>(Set.of(root));
        for (String part : parts) {
            found = below(found, part);
        }
        boolean foldersOnly = glob.endsWith("/");
        return found.stream()
                .filter(path -> !foldersOnly || Files.isDirectory(path))
                .map(this::relative)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Python fails over these, and dbt with it. */
    private static Problem notRelative(String glob) {
        return Problem.of(USAGE, "path-not-relative", "path: wants a path below the project, not '%s'".formatted(glob))
                .next("name files or folders as they are named from the project's root");
    }

    private String relative(Path path) {
        String text = root.relativize(path).toString().replace('\\', '/');
        return text.isEmpty() ? "." : text;
    }

    private static Set<Path> below(Set<Path> folders, String part) {
        Set<Path> found = new LinkedHashSet<>();
        if (part.equals("**")) {
            folders.stream().filter(Files::isDirectory).forEach(folder -> addFolders(folder, found));
        } else if (Glob.hasWildcard(part)) {
            Glob glob = Glob.of(part);
            folders.forEach(folder -> children(folder).stream()
                    .filter(child -> glob.matches(child.getFileName().toString()))
                    .forEach(found::add));
        } else {
            folders.stream()
                    .map(folder -> folder.resolve(part))
                    .filter(Files::exists)
                    .forEach(found::add);
        }
        return found;
    }

    private static void addFolders(Path folder, Set<Path> found) {
        found.add(folder);
        for (Path child : children(folder)) {
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) addFolders(child, found);
        }
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
