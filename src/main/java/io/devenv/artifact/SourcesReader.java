package io.devenv.artifact;

import io.devenv.core.results.SourceFreshness;
import io.devenv.core.results.SourceFreshness.Source;
import io.devenv.core.state.ArtifactVersions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads sources.json (v3), which dbt writes with {@code dbt source freshness}. */
public final class SourcesReader {
    private final Role role;
    private final ArtifactVersions readable;

    public SourcesReader(Role role) {
        this(role, ArtifactVersions.ANY);
    }

    /** @param readable what the dbt in question reads; anything newer is a problem */
    public SourcesReader(Role role, ArtifactVersions readable) {
        this.role = role;
        this.readable = readable;
    }

    /** Empty where there is no such file; a file that cannot be read is a problem. */
    public Optional<SourceFreshness> read(Path file) {
        if (ArtifactFile.isAbsent(file)) return Optional.empty();
        Artifact artifact = new Artifact(Artifact.Kind.SOURCES, role, file.toString());
        return Optional.of(read(ArtifactFile.open(file, artifact), artifact));
    }

    private SourceFreshness read(InputStream in, Artifact artifact) {
        return JsonCursor.whole(in, artifact, new Interner(), cursor -> {
            Header header = new Header();
            List<Source> sources = new ArrayList<>();
            cursor.object(name -> {
                switch (name) {
                    case "metadata" -> header.read(cursor);
                    case "results" -> cursor.list(each -> sources.add(source(each)));
                    default -> cursor.skip();
                }
            });
            header.check(artifact, readable.sources(), readable.dbt());
            return new SourceFreshness(header.generatedAt(), sources);
        });
    }

    private static Source source(JsonCursor cursor) throws IOException {
        String[] idAndStatus = {"", ""};
        List<String> loadedAt = new ArrayList<>();
        cursor.object(name -> {
            switch (name) {
                case "unique_id" -> idAndStatus[0] = cursor.text().orElse("");
                case "status" -> idAndStatus[1] = cursor.text().orElse("");
                case "max_loaded_at" -> cursor.text().ifPresent(loadedAt::add);
                default -> cursor.skip();
            }
        });
        return new Source(
                idAndStatus[0], idAndStatus[1], loadedAt.stream().findFirst().flatMap(PythonText::instant));
    }
}
