package io.devenv.artifact;

import io.devenv.core.results.RunResults;
import io.devenv.core.results.RunResults.Result;
import io.devenv.core.state.ArtifactVersions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads run_results.json (v4 to v6, and newer as far as they are alike): dbt rewrites it with every command, so it may be there or not. */
public final class RunResultsReader {
    /** Messages of failed nodes hold whole compiler reports; nobody reads on. */
    private static final int LONGEST_MESSAGE = 500;

    private final Role role;
    private final ArtifactVersions readable;

    public RunResultsReader(Role role) {
        this(role, ArtifactVersions.ANY);
    }

    /** @param readable what the dbt in question reads; anything newer is a problem */
    public RunResultsReader(Role role, ArtifactVersions readable) {
        this.role = role;
        this.readable = readable;
    }

    /** Empty where there is no such file; a file that cannot be read is a problem. */
    public Optional<RunResults> read(Path file) {
        if (ArtifactFile.isAbsent(file)) return Optional.empty();
        Artifact artifact = artifact(file.toString());
        return Optional.of(
                new SettledFile(file, artifact).read(() -> read(ArtifactFile.open(file, artifact), artifact)));
    }

    /**
     * Reads results that are not in a plain file.
     *
     * @param label what problems call it
     */
    public RunResults read(InputStream in, String label) {
        return read(in, artifact(label));
    }

    private Artifact artifact(String label) {
        return new Artifact(Artifact.Kind.RUN_RESULTS, role, label);
    }

    private RunResults read(InputStream in, Artifact artifact) {
        return JsonCursor.whole(in, artifact, new Interner(), cursor -> {
            Header header = new Header();
            List<Result> results = new ArrayList<>();
            Command command = new Command();
            cursor.object(name -> {
                switch (name) {
                    case "metadata" -> header.read(cursor);
                    case "results" -> cursor.list(each -> results.add(result(each)));
                    case "args" -> command.read(cursor);
                    default -> cursor.skip();
                }
            });
            header.check(artifact, readable.runResults(), readable.dbt());
            return new RunResults(command.which, header.generatedAt(), results);
        });
    }

    private static Optional<String> skipped(JsonCursor cursor) throws IOException {
        cursor.skip();
        return Optional.empty();
    }

    private Result result(JsonCursor cursor) throws IOException {
        Row row = new Row();
        cursor.object(name -> {
            switch (name) {
                case "unique_id" -> row.node = cursor.text().orElse("");
                case "status" -> row.status = cursor.text().orElse("");
                case "execution_time" -> row.seconds = cursor.number().orElse(0.0);
                case "relation_name" -> row.relation = cursor.text();
                case "compiled_code" -> row.compiled = role == Role.BRANCH ? cursor.text() : skipped(cursor);
                case "message" -> row.message = cursor.beginning(LONGEST_MESSAGE);
                case "timing" -> cursor.list(each -> row.timing(each));
                default -> cursor.skip();
            }
        });
        return row.result();
    }

    private static final class Command {
        private Optional<String> which = Optional.empty();

        void read(JsonCursor cursor) throws IOException {
            cursor.object(name -> {
                if (name.equals("which")) which = cursor.beginning(LONGEST_MESSAGE);
                else cursor.skip();
            });
        }
    }

    private static final class Row {
        private static final double NANOS = 1e9;

        private String node = "";
        private String status = "";
        private double seconds;
        private Optional<Instant> completedAt = Optional.empty();
        private Optional<String> relation = Optional.empty();
        private Optional<String> message = Optional.empty();
        private Optional<String> compiled = Optional.empty();

        Optional<Instant> timing(JsonCursor cursor) throws IOException {
            cursor.object(name -> {
                if (name.equals("completed_at")) {
                    completedAt = cursor.text().flatMap(PythonText::instant).or(() -> completedAt);
                } else {
                    cursor.skip();
                }
            });
            return completedAt;
        }

        Result result() {
            Duration took = Duration.ofNanos(Math.round(seconds * NANOS));
            return new Result(node, status, took, completedAt, relation, message, compiled);
        }
    }
}
