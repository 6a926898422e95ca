package io.devenv.core.defer;

import io.devenv.core.document.Worded;

/** Where a ref points. */
public enum RefTarget implements Worded {
    DEV,
    STATE,
    EPHEMERAL,
    FIXTURE,
    /** Nowhere: dbt stops at this ref, or nobody knows what it would do. */
    ERROR
}
