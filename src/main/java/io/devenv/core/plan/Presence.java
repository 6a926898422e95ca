package io.devenv.core.plan;

import io.devenv.core.relation.Look;

/** Whether a relation exists, as far as anybody knows. */
public enum Presence {
    YES("yes"),
    NO("no"),
    UNKNOWN("unknown");

    private final String word;

    Presence(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** A twin in another letter case is not the relation: it does not exist under this name. */
    public static Presence of(Look look) {
        return switch (look.truth().answer()) {
            case PRESENT -> YES;
            case ABSENT, OTHER_CASE -> NO;
            case UNREADABLE -> UNKNOWN;
        };
    }
}
