package io.devenv.project;

import static io.devenv.core.problem.Fault.PROJECT;

import io.devenv.core.document.Sha256;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.target.Target;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of devenv's own files about one checkout of a project. Outside of the project, where {@code dbt clean} deletes nothing.
 *
 * @param directory need not exist yet
 */
public record StateHome(Path directory) {
    private static final String CONFIRMED = "personal-schemas";

    /** Below {@code $XDG_STATE_HOME/devenv}, or {@code ~/.local/state/devenv}; two checkouts of one project have a folder each. */
    public static StateHome of(Environment environment, DbtProject project) {
        Path base = environment
                .get("XDG_STATE_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> environment.home().resolve(".local").resolve("state"));
        return new StateHome(base.resolve("devenv")
                .resolve(project.name() + "-"
                        + Sha256.hex(real(project.root()).toString()).substring(0, 8)));
    }

    /** The same checkout by whatever link one comes to it. */
    private static Path real(Path root) {
        try {
            return root.toRealPath();
        } catch (IOException gone) {
            return root.toAbsolutePath().normalize();
        }
    }

    /** Whether the developer said on a terminal that this schema is their own, for this very target. */
    public boolean confirmed(Target target, SchemaName schema) {
        return lines().contains(line(target, schema));
    }

    /** Keeps what the developer said. The file is replaced as a whole or not at all. */
    public void confirm(Target target, SchemaName schema) {
        String all = Stream.concat(lines().stream(), Stream.of(line(target, schema)))
                .distinct()
                .collect(Collectors.joining("\n", "", "\n"));
        try {
            Files.createDirectories(directory);
            Path fresh = Files.createTempFile(directory, CONFIRMED, ".tmp");
            Files.writeString(fresh, all);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw failed("write", failed).stop();
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(file()) ? Files.readAllLines(file()) : List.of();
        } catch (IOException failed) {
            throw failed("read", failed).stop();
        }
    }

    private Path file() {
        return directory.resolve(CONFIRMED);
    }

    private Problem failed(String what, IOException failed) {
        return Problem.of(PROJECT, "state-home-failed", "cannot %s %s: %s".formatted(what, file(), failed.getMessage()))
                .next("make the folder writable, or set XDG_STATE_HOME to another");
    }

    private static String line(Target target, SchemaName schema) {
        return Stream.of(target.profile(), target.name(), target.adapter(), schema.database(), schema.schema())
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
    }
}
