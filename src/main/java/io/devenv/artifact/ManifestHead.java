package io.devenv.artifact;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Which dbt wrote a manifest: for what has to be known before the manifest is read. */
public final class ManifestHead {
    private ManifestHead() {}

    /** Empty where the file does not say, or is not there; whatever else is wrong with it is a problem. */
    public static Optional<String> dbtVersion(Path file) {
        if (!Files.isRegularFile(file)) return Optional.empty();
        Artifact artifact = new Artifact(Artifact.Kind.MANIFEST, Role.BRANCH, file.toString());
        return JsonCursor.part(
                ArtifactFile.open(file, artifact),
                artifact,
                new Interner(),
                cursor -> cursor.field("metadata", head -> head.field("dbt_version", JsonCursor::text))
                        .flatMap(Function.identity())
                        .flatMap(Function.identity())
                        .filter(text -> !text.isEmpty()));
    }
}
