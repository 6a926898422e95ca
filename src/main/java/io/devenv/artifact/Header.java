package io.devenv.artifact;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** The {@code metadata} of a small artifact. */
final class Header {
    private Optional<String> schema = Optional.empty();
    private Optional<String> generatedAt = Optional.empty();

    void read(JsonCursor cursor) throws IOException {
        cursor.object(name -> {
            switch (name) {
                case "dbt_schema_version" -> schema = cursor.text();
                case "generated_at" -> generatedAt = cursor.text();
                default -> cursor.skip();
            }
        });
    }

    /** Stops at a document of another kind. */
    void check(Artifact artifact) {
        SchemaVersion.numberFor(artifact, schema);
    }

    Optional<Instant> generatedAt() {
        return generatedAt.flatMap(PythonText::instant);
    }
}
