package io.devenv.core.cleanup;

import io.devenv.core.document.Worded;

/**
 * What one witness says of one relation, and whether that fits what lies there.
 *
 * @param evidence what it says, and where
 */
public record Testimony(Evidence evidence, Stance stance) {
    /** What it means for the question whether dbt built what lies there. */
    public enum Stance implements Worded {
        FOR,
        /** It names another kind than the one that lies there. */
        AGAINST,
        /** It knows nothing of the relation. */
        SILENT
    }
}
