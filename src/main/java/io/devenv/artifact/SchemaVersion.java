package io.devenv.artifact;

import io.devenv.core.problem.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code metadata.dbt_schema_version} says: {@code https://schemas.getdbt.com/dbt/manifest/v12.json}. */
record SchemaVersion(String kind, int number) {
    /** Of manifests: dbt 1.0. Older ones differ in more than names. */
    static final int OLDEST_MANIFEST = 4;

    private static final Pattern URL = Pattern.compile(".*/dbt/([a-z_-]+)/v(\\d{1,6})\\.json");

    static Optional<SchemaVersion> of(String url) {
        Matcher parts = URL.matcher(url);
        return parts.matches()
                ? Optional.of(new SchemaVersion(parts.group(1), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    /** The version of a document that must be of the artifact's kind. */
    static int numberFor(Artifact artifact, Optional<String> url) {
        SchemaVersion version = url.flatMap(SchemaVersion::of)
                .orElseThrow(() -> unversioned(artifact).stop());
        if (!version.kind.equals(artifact.kind().word())) {
            throw artifact.problem(
                            "other-artifact",
                            artifact.label() + " holds dbt's " + version.kind + ", not its "
                                    + artifact.kind().word())
                    .stop();
        }
        return version.number;
    }

    /** What dbt, too, refuses to read: it was written by a newer dbt than the one in question. */
    static Problem tooNew(Artifact artifact, int number, int newest, String dbt) {
        return artifact.problem(
                        "incompatible",
                        artifact.label() + " is in format v" + number + ", and dbt " + dbt + " reads v" + newest
                                + " at most")
                .because("dbt stops here, too, whether or not it needs the file")
                .next("compare with artifacts of the same dbt or an older one, or say with --dbt which dbt you mean");
    }

    static Problem tooOld(Artifact artifact, int number) {
        return artifact.problem("too-old", artifact.label() + " is a manifest v" + number)
                .because("devenv reads v" + OLDEST_MANIFEST + " (dbt 1.0) and later")
                .next("write it again with a newer dbt");
    }

    private static Problem unversioned(Artifact artifact) {
        return artifact.problem(
                        "not-of-dbt",
                        artifact.label() + " is not a " + artifact.kind().title() + " file of dbt's")
                .because("it has no metadata.dbt_schema_version");
    }
}
