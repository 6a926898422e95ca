package io.devenv.core.select;

import java.util.Locale;
import java.util.Optional;

/** A dbt command that selects nodes. */
public enum DbtCommand {
    RUN,
    BUILD,
    COMPILE,
    TEST,
    SEED,
    SNAPSHOT,
    SHOW,
    /** {@code docs generate}. */
    DOCS,
    LS,
    CLONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DbtCommand> ofWord(String word) {
        for (DbtCommand command : values()) {
            if (command.word().equals(word)) return Optional.of(command);
        }
        return word.equals("list") ? Optional.of(LS) : Optional.empty();
    }

    /** Whether it knows {@code --resource-type} and {@code --exclude-resource-type}; the others have no such options. */
    public boolean takesResourceTypes() {
        return this == BUILD || this == TEST || this == LS || this == CLONE;
    }

    /** Whether nodes without code stay in the selection. */
    boolean keepsEmptyNodes() {
        return this == LS || this == DOCS;
    }
}
