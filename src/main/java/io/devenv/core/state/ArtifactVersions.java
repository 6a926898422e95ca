package io.devenv.core.state;

/**
 * The newest formats that one dbt reads of another environment's artifacts; it refuses newer ones.
 *
 * <p>Source: dbt-core 1.5 to 1.12. The Rust engine reads whatever it can.
 *
 * @param dbt the dbt in question, for messages
 * @param manifest manifest.json, v4 and later
 * @param runResults run_results.json
 * @param sources sources.json
 */
public record ArtifactVersions(String dbt, int manifest, int runResults, int sources) {
    /** Anything that can be read at all. */
    public static final ArtifactVersions ANY =
            new ArtifactVersions("", Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    public static ArtifactVersions of(DbtVersion dbt) {
        if (dbt.isAtLeast(2, 0)) return ANY;
        int manifest = Math.min(12, Math.max(9, 4 + dbt.minor()));
        int runResults = dbt.isAtLeast(1, 8) ? 6 : dbt.isAtLeast(1, 7) ? 5 : 4;
        return new ArtifactVersions(dbt.toString(), manifest, runResults, 3);
    }
}
