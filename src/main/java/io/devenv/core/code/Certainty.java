package io.devenv.core.code;

import java.util.Collection;

/** Whether something is so, where not everything is known. */
public enum Certainty {
    YES,
    NO,
    UNKNOWN;

    public static Certainty of(boolean known) {
        return known ? YES : NO;
    }

    public Certainty negated() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** Whether all are so: one that is not so is enough, whatever is unknown of the others. */
    public static Certainty all(Collection<Certainty> parts) {
        if (parts.contains(NO)) return NO;
        return parts.contains(UNKNOWN) ? UNKNOWN : YES;
    }

    /** Whether any is so. */
    public static Certainty any(Collection<Certainty> parts) {
        if (parts.contains(YES)) return YES;
        return parts.contains(UNKNOWN) ? UNKNOWN : NO;
    }
}
