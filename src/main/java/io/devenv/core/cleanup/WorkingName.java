package io.devenv.core.cleanup;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a working relation: what dbt calls a relation it needs only while it builds another.
 *
 * <p>Source: dbt-adapters 1.8 to 1.24 and the adapters of Postgres, DuckDB, Snowflake, BigQuery and Databricks.
 *
 * @param base what stands before the suffix: the built relation's identifier, or its beginning
 * @param suffix such as {@code __dbt_tmp}
 */
record WorkingName(String base, String suffix) {
    private static final Pattern SHAPE = Pattern.compile(
            "(?<base>.+?)(?<suffix>__dbt_(?:tmp(?:\\d{12,20}|_\\d{4,14}|_[0-9a-f]{8}(?:_[0-9a-f]{4}){3}_[0-9a-f]{12})?"
                    + "|stg(?:_[0-9a-f]{8}(?:_[0-9a-f]{4}){3}_[0-9a-f]{12})?|backup|int|fk_backup))",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Bytes a name may have on Postgres and on Redshift; dbt cuts the base so that suffix and all fit. */
    private static final int[] LIMITS = {63, 127};

    static Optional<WorkingName> of(String identifier) {
        Matcher matcher = SHAPE.matcher(identifier);
        return matcher.matches()
                ? Optional.of(new WorkingName(matcher.group("base"), matcher.group("suffix")))
                : Optional.empty();
    }

    boolean isBackup() {
        return suffix.equalsIgnoreCase("__dbt_backup");
    }

    /** True if dbt may have cut the base to make room for the suffix. */
    boolean mayBeCut() {
        int bytes = (base + suffix).getBytes(StandardCharsets.UTF_8).length;
        int characters = base.length() + suffix.length();
        for (int limit : LIMITS) {
            if (bytes == limit || characters == limit) return true;
        }
        return false;
    }
}
