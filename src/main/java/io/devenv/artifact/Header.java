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

    /** Stops at a document of another kind, and at one that is newer than what may be read. */
    void check(Artifact artifact, int newest, String dbt) {
        int number = SchemaVersion.numberFor(artifact, schema);
        if (number > newest)
            throw SchemaVersion.tooNew(artifact, number, newest, dbt).stop();
    }

    Optional<Instant> generatedAt() {
        return generatedAt.flatMap(PythonText::instant);
    }
}
