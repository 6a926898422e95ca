package io.devenv.artifact;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which dbt wrote a manifest: for what has to be known before the manifest is read. */
public final class ManifestHead {
    private ManifestHead() {}

    /** Empty where the file does not say, or is not there; whatever else is wrong with it is a problem. */
    public static Optional<String> dbtVersion(Path file) {
        if (!Files.isRegularFile(file)) return Optional.empty();
        Artifact artifact = new Artifact(Artifact.Kind.MANIFEST, Role.BRANCH, file.toString());
        return JsonCursor.part(ArtifactFile.open(file, artifact), artifact, cursor -> {
            String[] version = {""};
            cursor.object(section -> {
                if (!section.equals("metadata")) {
                    cursor.skip();
                    return;
                }
                cursor.object(name -> {
                    if (name.equals("dbt_version")) version[0] = cursor.text().orElse("");
                    else cursor.skip();
                });
            });
            return Optional.of(version[0]).filter(text -> !text.isEmpty());
        });
    }
}
