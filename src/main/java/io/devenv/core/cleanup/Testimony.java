package io.devenv.core.cleanup;

import java.util.Locale;

/**
 * What one witness says of one relation, and whether that fits what lies there.
 *
 * @param evidence what it says, and where
 */
public record Testimony(Evidence evidence, Stance stance) {
    /** What it means for the question whether dbt built what lies there. */
    public enum Stance {
        FOR,
        /** It names another kind than the one that lies there. */
        AGAINST,
        /** It knows nothing of the relation. */
        SILENT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
