package io.devenv.artifact;

import io.devenv.core.manifest.Code;
import io.devenv.core.manifest.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What dbt wrote below {@code target/compiled}. Such a file stays when the branch changes: one that is older than the file it was compiled from is not handed out.
 *
 * @param target where dbt writes its artifacts
 * @param root the project's folder
 * @param project the project's name; files of other packages lie below {@code packages}
 * @param packages where dbt installs packages
 */
public record CompiledFiles(Path target, Path root, String project, Path packages) {

    /** The compiled text of a node; empty if there is none, or none that is known to be newer than the node's file. */
    public Optional<String> of(Node node, Code code) {
        try {
            Path source = sourceOf(node);
            Path compiled =
                    target.resolve("compiled").resolve(node.packageName()).resolve(pathOf(node, code));
            boolean fresh = Files.isRegularFile(compiled)
                    && Files.exists(source)
                    && !Files.getLastModifiedTime(compiled)
                            .toInstant()
                            .isBefore(Files.getLastModifiedTime(source).toInstant());
            return fresh
                    ? Optional.of(new String(Files.readAllBytes(compiled), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }

    private Path sourceOf(Node node) {
        Path folder = node.packageName().equals(project) ? root : packages.resolve(node.packageName());
        return folder.resolve(node.files().original());
    }

    /** Where a file defines several nodes, each has a path of its own below it (dbt-core 1.5 to 1.12). */
    private static Path pathOf(Node node, Code code) {
        Path original = Path.of(node.files().original());
        Path own = Path.of(code.path().orElse(node.files().original()));
        return Objects.equals(own.getFileName(), original.getFileName()) ? original : original.resolve(own);
    }
}
