package io.devenv.artifact;

import io.devenv.core.manifest.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The code of models as it stands in their files: far quicker to read than the manifest a second time.
 *
 * @param root the project's folder
 * @param project the project's name; files of other packages lie below {@code packages}
 * @param packages where dbt installs packages
 */
public record WrittenCode(Path root, String project, Path packages) {
    private static final long LARGEST = 1 << 20;

    /** By unique_id, the code of those whose file holds just what the manifest says of it. */
    public Map<String, String> of(Collection<Node> nodes) {
        Map<String, String> found = new HashMap<>();
        Fingerprint fingerprint = new Fingerprint();
        for (Node node : nodes) {
            text(node).filter(code -> fingerprint(fingerprint, code).equals(node.body()))
                    .ifPresent(code -> found.put(node.id(), code));
        }
        return found;
    }

    private static String fingerprint(Fingerprint fingerprint, String code) {
        char[] letters = code.toCharArray();
        return fingerprint.ofStripped(letters, 0, letters.length);
    }

    private Optional<String> text(Node node) {
        try {
            Path folder = node.packageName().equals(project) ? root : packages.resolve(node.packageName());
            Path file = folder.resolve(node.files().original());
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) return Optional.empty();
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }
}
