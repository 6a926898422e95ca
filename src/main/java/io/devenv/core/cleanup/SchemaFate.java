package io.devenv.core.cleanup;

import io.devenv.core.relation.SchemaName;
import java.util.Optional;

/**
 * What becomes of a dev schema itself, and why. One that stays has a reason, too.
 *
 * @param drop what drops it; empty where it stays
 * @param reason in words that follow its name
 */
public record SchemaFate(SchemaName schema, Optional<Change> drop, String reason) {
    static SchemaFate kept(SchemaName schema, String reason) {
        return new SchemaFate(schema, Optional.empty(), reason);
    }

    /** The same schema, kept after all. */
    public SchemaFate butKept(String why) {
        return kept(schema, why);
    }

    public boolean isDropped() {
        return drop.isPresent();
    }
}
