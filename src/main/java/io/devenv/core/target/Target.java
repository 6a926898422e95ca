package io.devenv.core.target;

import io.devenv.core.document.Fields;

/**
 * Where a project builds: the chosen output of profiles.yml.
 *
 * @param profile the profile's name
 * @param name the target's name, as in {@code --target}
 * @param adapter the output's {@code type}, such as duckdb
 * @param schema the output's schema, by whatever name the adapter calls it
 * @param threads how many nodes dbt runs at once
 * @param directory the folder relative paths in the output start from, absolute
 * @param settings every field of the output, rendered; values that came from a secret are {@link Secret}
 */
public record Target(
        String profile, String name, String adapter, String schema, int threads, String directory, Fields settings) {}
