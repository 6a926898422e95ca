package io.devenv.core.cleanup;

import io.devenv.core.document.Worded;

/** What else is to be known of a relation. */
public enum Flag implements Worded {
    /** Production was rebuilt since it was built, and both times are known; or it is a copy of production that has outlived its time. */
    STALE,
    /** It was built from other code than the branch's, as far as that can be told. */
    OUTDATED,
    /** It is another kind of relation than the branch makes. */
    WRONG_TYPE,
    /** Its name differs from its node's only in letter case. */
    CASE,
    /** A verbatim view of production's relation, as {@code dbt clone} makes it, or a copy that devenv made. */
    CLONE,
    /** Its node differs from the state though the branch did not touch its files. */
    OTHER_CAUSE
}
