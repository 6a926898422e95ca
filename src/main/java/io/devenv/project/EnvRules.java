package io.devenv.project;

import io.devenv.core.state.DbtVersion;
import java.util.List;

/**
 * Which environment variables one dbt takes for its options, beside those with the prefix {@code DBT_}: the one table by version.
 *
 * <p>Source: dbt-core 1.5.11 to 1.12.6, observed; 1.11.7 and 1.11.8 differ.
 *
 * @param engineOptions whether it takes those with the prefix {@code DBT_ENGINE_}
 * @param envFile whether it reads a {@code .env} file
 */
public record EnvRules(boolean engineOptions, boolean envFile) {
    private record Row(DbtVersion since, EnvRules rules) {}

    private static final EnvRules V1_5 = new EnvRules(false, false);

    /** Newest first. */
    private static final List<Row> TABLE = List.of(
            new Row(new DbtVersion(1, 12, 0), new EnvRules(true, true)),
            new Row(new DbtVersion(1, 11, 8), new EnvRules(true, false)));

    /** The rules of one dbt. */
    public static EnvRules of(DbtVersion dbt) {
        return TABLE.stream()
                .filter(row -> dbt.compareTo(row.since()) >= 0)
                .map(Row::rules)
                .findFirst()
                .orElse(V1_5);
    }
}
