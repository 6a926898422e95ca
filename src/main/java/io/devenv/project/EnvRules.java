package io.devenv.project;

import io.devenv.core.state.DbtVersion;
import java.util.Map;

/**
 * Which environment variables one dbt takes for its options: the one table by version. Those about resource types are told apart
 * where they are looked at.
 *
 * <p>Source: dbt-core 1.5.11 to 1.12.6, observed; 1.11.7 and 1.11.8 differ.
 *
 * @param dbt the version in question
 */
public record EnvRules(DbtVersion dbt) {
    private static final String ENGINE = "DBT_ENGINE_";
    private static final DbtVersion ENGINE_SINCE = new DbtVersion(1, 11, 8);
    private static final DbtVersion FILE_SINCE = new DbtVersion(1, 12, 0);

    private static final Map<String, DbtVersion> SINCE = Map.of(
            "DBT_PROFILE", new DbtVersion(1, 8, 0),
            "DBT_TARGET", new DbtVersion(1, 8, 0),
            "DBT_DEFER_STATE", new DbtVersion(1, 6, 0));

    /** Whether some dbt takes no notice of this variable although it stands for an option. */
    public static boolean cameLater(String variable) {
        return variable.startsWith(ENGINE) || SINCE.containsKey(variable);
    }

    /** Whether this dbt takes notice of a variable that stands for an option. */
    public boolean takes(String variable) {
        return !cameLater(variable) || dbt.compareTo(SINCE.getOrDefault(variable, ENGINE_SINCE)) >= 0;
    }

    /** Whether it reads a {@code .env} file. */
    public boolean readsFile() {
        return dbt.compareTo(FILE_SINCE) >= 0;
    }
}
