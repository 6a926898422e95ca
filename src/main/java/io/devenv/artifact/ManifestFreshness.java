package io.devenv.artifact;

import io.devenv.artifact.ProjectFiles.Entry;
import io.devenv.core.document.Sha256;
import io.devenv.core.manifest.FileChanges;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells whether a manifest still fits the files of its project: by dbt's checksums where it keeps them (SHA-256 of the stripped text of models, singular tests,
 * analyses, and seeds up to 1 MiB), else by file times. Only files newer than the manifest are read.
 */
public final class ManifestFreshness {
    /** dbt reads files a while before it says when it wrote the manifest. */
    private static final Duration PARSING = Duration.ofMinutes(5);

    private final Map<String, Entry> files;
    private final Map<String, Set<String>> checksums = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Optional<Instant> written;
    private final boolean timesTell;
    private final List<String> changed = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private final List<String> unjudged = new ArrayList<>();

    private ManifestFreshness(Map<String, Entry> files, Manifest manifest, String projectName) {
        this.files = files;
        this.written = manifest.metadata().generatedAt();
        Stream.concat(manifest.nodes().stream(), manifest.disabled().stream())
                .filter(node -> node.packageName().equals(projectName))
                .forEach(this::know);
        this.timesTell = written.filter(time -> files.values().stream()
                        .anyMatch(file -> !file.modified().isAfter(time)))
                .isPresent();
    }

    /**
     * Compares a manifest with the files as they are now.
     *
     * @param root the project's folder
     * @param projectName {@code name} of dbt_project.yml; what the manifest has of other packages is not looked at
     */
    public static FileChanges of(Path root, ProjectPaths paths, String projectName, Manifest manifest) {
        return new ManifestFreshness(ProjectFiles.of(root, paths), manifest, projectName).changes(root);
    }

    private void know(Node node) {
        String path = node.files().original().replace('\\', '/');
        if (path.isEmpty()) return;
        known.add(path);
        node.files()
                .checksum()
                .ifPresent(sum ->
                        checksums.computeIfAbsent(path, key -> new HashSet<>()).add(sum));
    }

    private FileChanges changes(Path root) {
        files.forEach(this::judge);
        List<String> gone = known.stream()
                .filter(path -> !files.containsKey(path) && !Files.exists(root.resolve(path)))
                .toList();
        return new FileChanges(changed, added, gone, unjudged);
    }

    private void judge(String path, Entry file) {
        if (file.makesNode() && !known.contains(path)) {
            if (!text(file).isEmpty()) added.add(path);
        } else if (checksums.containsKey(path)) {
            boolean older = written.filter(time -> file.modified().isBefore(time.minus(PARSING)))
                    .isPresent();
            if (!older && !fits(path, file)) changed.add(path);
        } else if (!timesTell) {
            unjudged.add(path);
        } else if (written.filter(file.modified()::isAfter).isPresent()) {
            changed.add(path);
        }
    }

    /** A checkout with Windows' line ends has another checksum before dbt 1.12, which takes both for the same. */
    private boolean fits(String path, Entry file) {
        String text = text(file);
        Set<String> fitting = checksums.getOrDefault(path, Set.of());
        return fitting.contains(Sha256.hex(text)) || fitting.contains(Sha256.hex(text.replace("\r\n", "\n")));
    }

    /** Stripped; a file that cannot be read has no text, which fits nothing. */
    private static String text(Entry file) {
        try {
            return PythonText.strip(new String(Files.readAllBytes(file.file()), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return "";
        }
    }
}
