package io.devenv.project;

import static io.devenv.core.problem.Fault.USAGE;

import io.devenv.core.problem.Problem;
import io.devenv.core.select.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
        if (glob.isEmpty() || glob.startsWith("/")) {
            throw Problem.of(
                            USAGE,
                            "path-not-relative",
                            "path: wants a path below the project, not '%s'".formatted(glob))
                    .stop();
        }
        Set<Path> found = new LinkedHashSet<>(Set.of(root));
        for (String part : glob.split("/")) {
            if (!part.isEmpty() && !part.equals(".")) found = below(found, part);
        }
        boolean foldersOnly = glob.endsWith("/");
        return found.stream()
                .filter(path -> !foldersOnly || Files.isDirectory(path))
                .map(this::relative)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String relative(Path path) {
        String text = root.relativize(path).toString().replace('\\', '/');
        return text.isEmpty() ? "." : text;
    }

    private static Set<Path> below(Set<Path> folders, String part) {
        Set<Path> found = new LinkedHashSet<>();
        if (part.equals("**")) {
            folders.stream().filter(Files::isDirectory).forEach(folder -> addFolders(folder, found));
        } else if (part.chars().anyMatch(letter -> "*?[".indexOf(letter) >= 0)) {
            Pattern pattern = pattern(part);
            folders.forEach(folder -> children(folder).stream()
                    .filter(child ->
                            pattern.matcher(child.getFileName().toString()).matches())
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

    /** One name, as Python's fnmatch: {@code *}, {@code ?}, {@code [a-z]}, {@code [!a-z]}; a bracket that nothing closes is itself. */
    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < glob.length(); at++) {
            char letter = glob.charAt(at);
            int end = letter == '[' ? closing(glob, at) : -1;
            if (letter == '*') {
                regex.append(".*");
            } else if (letter == '?') {
                regex.append('.');
            } else if (end > 0) {
                regex.append(set(glob.substring(at + 1, end)));
                at = end;
            } else {
                regex.append(Pattern.quote(String.valueOf(letter)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static int closing(String glob, int open) {
        int from = open + 1;
        if (glob.startsWith("!", from)) from++;
        if (glob.startsWith("]", from)) from++;
        return glob.indexOf(']', from);
    }

    private static String set(String inside) {
        boolean not = inside.startsWith("!");
        String letters = (not ? inside.substring(1) : inside).replaceAll("([\\[\\]\\\\^&])", "\\\\$1");
        return "[" + (not ? "^" : "") + letters + "]";
    }
}
