package io.devenv.artifact;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Place;
import io.devenv.core.problem.Problem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The files of a project that dbt parses, with their times; what a node can come from is told from what only describes or helps. */
final class ProjectFiles {
    private static final String SETTINGS = "dbt_project.yml";
    private static final Set<String> HELPING = Set.of("yml", "yaml", "md", "sql");

    private final Path root;
    private final Map<String, Entry> entries = new TreeMap<>();

    /** One file; {@code makesNode} is true where dbt makes nodes of it. */
    record Entry(Path file, Instant modified, boolean makesNode) {}

    private ProjectFiles(Path root) {
        this.root = root;
    }

    /** By path relative to the root, with slashes. Folders that are not there are left out, as dbt does. */
    static Map<String, Entry> of(Path root, ProjectPaths paths) {
        ProjectFiles files = new ProjectFiles(root);
        files.add(paths.models(), Set.of("sql", "py"));
        files.add(paths.seeds(), Set.of("csv"));
        files.add(paths.snapshots(), Set.of("sql"));
        files.add(paths.tests(), Set.of("sql"));
        files.add(paths.analyses(), Set.of("sql"));
        files.add(paths.functions(), Set.of("sql", "py"));
        files.add(paths.others(), Set.of());
        files.settings();
        return files.entries;
    }

    private void settings() {
        Path file = root.resolve(SETTINGS);
        try {
            Instant modified = Files.getLastModifiedTime(file).toInstant();
            entries.put(SETTINGS, new Entry(file, modified, false));
        } catch (IOException notThere) {
            return; // whoever reads the project says so
        }
    }

    private void add(List<String> folders, Set<String> ofNodes) {
        for (String folder : folders) {
            Path start = root.resolve(folder);
            if (Files.isDirectory(start)) walk(folder, start, ofNodes);
        }
    }

    /** As dbt walks: the folder itself may be a link, and files may; a folder below that is one is not gone into. */
    private void walk(String folder, Path start, Set<String> ofNodes) {
        try {
            Path real = start.toRealPath();
            Files.walkFileTree(real, new Visitor(Path.of(folder), real, ofNodes));
        } catch (IOException failed) {
            throw Problem.of(Fault.PROJECT, "project-files-unreadable", "cannot list the project's files")
                    .because(String.valueOf(failed.getMessage()))
                    .at(Place.file(start.toString()))
                    .stop();
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final Path start;
        private final Set<String> ofNodes;

        /**
         * @param folder as the project calls it, maybe outside of the project
         * @param start where that really is
         */
        Visitor(Path folder, Path start, Set<String> ofNodes) {
            this.folder = folder;
            this.start = start;
            this.ofNodes = ofNodes;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
            boolean hidden =
                    !below.equals(start) && below.getFileName().toString().startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isSymbolicLink() && !Files.isRegularFile(file)) return FileVisitResult.CONTINUE;
            String path = folder.resolve(start.relativize(file)).toString().replace('\\', '/');
            String name = file.getFileName().toString();
            String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            boolean makesNode = ofNodes.contains(extension) && !isHelper(path);
            if (makesNode || HELPING.contains(extension)) {
                Instant modified = Files.getLastModifiedTime(file).toInstant();
                entries.put(path, new Entry(file, modified, makesNode));
            }
            return FileVisitResult.CONTINUE;
        }

        /** It went away meanwhile, or may not be looked at: dbt does not see it either. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failed) {
            return FileVisitResult.CONTINUE;
        }

        /** Generic tests are macros, and fixtures belong to unit tests. */
        private boolean isHelper(String path) {
            return path.contains("/generic/") || path.contains("/fixtures/");
        }
    }
}
