package io.devenv.core.defer;

import java.util.Locale;

/** Where a ref points. */
public enum RefTarget {
    DEV,
    STATE,
    EPHEMERAL,
    FIXTURE,
    /** Nowhere: dbt stops at this ref, or nobody knows what it would do. */
    ERROR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
