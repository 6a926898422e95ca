package io.devenv.core.state;

import io.devenv.core.document.Worded;
import java.util.Optional;

/** What of a node can differ between two manifests. */
public enum Part implements Worded {
    BODY,
    CONFIGS,
    PERSISTED_DESCRIPTIONS,
    /** Configured database, schema and alias; for sources the names themselves. */
    RELATION,
    /** A macro that the node uses, directly or through others. */
    MACROS,
    CONTRACT,
    /** The place in the project: a moved file. No sub-selector shows it. */
    FQN,
    /** What only some kinds have: access, latest_version, freshness, owner, … No sub-selector shows it. */
    OTHER;

    /** The part behind {@code state:modified.<word>}; empty if dbt has no such sub-selector. */
    public static Optional<Part> ofSubSelector(String word) {
        for (Part part : values()) {
            if (part.hasSubSelector() && part.word().equals(word)) return Optional.of(part);
        }
        return Optional.empty();
    }

    public boolean hasSubSelector() {
        return this != FQN && this != OTHER;
    }
}
