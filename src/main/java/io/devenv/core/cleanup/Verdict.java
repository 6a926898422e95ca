package io.devenv.core.cleanup;

import io.devenv.core.document.Worded;
import io.devenv.core.relation.RelationName;
import java.util.List;

/**
 * What clean will do with one relation, and why. Kept relations have a verdict, too: silence would look like an oversight.
 *
 * @param cause the rule that decided, as a word
 * @param reason the same in words for the user
 * @param blockedBy what needs it and stays, sorted; only for BLOCKED
 * @param reversible whether what is decided can be undone
 */
public record Verdict(
        Standing standing,
        Decision decision,
        Cause cause,
        String reason,
        List<RelationName> blockedBy,
        Reversible reversible) {

    public enum Decision implements Worded {
        DROP,
        REPLACE_BY_VIEW,
        /** A copy of production's rows takes its place. */
        REPLACE_BY_COPY,
        /** A zero-copy clone of production's relation takes its place. */
        REPLACE_BY_CLONE,
        /** The only copy of something: it can be given its name back, if the user wants that. */
        OFFER_BACK,
        KEEP,
        /** It would go, but something that stays needs it. */
        BLOCKED;

        /** True where something takes the relation's place, so that what reads it by its name goes on working. */
        public boolean replaces() {
            return this == REPLACE_BY_VIEW || this == REPLACE_BY_COPY || this == REPLACE_BY_CLONE;
        }
    }

    public enum Cause implements Worded {
        /** Its class and proof say so. */
        CLEANED,
        YOURS,
        DOWNSTREAM,
        UNKNOWN,
        TEST_FAILURES,
        NO_PROOF,
        NOT_CHOSEN,
        /** The user was asked about it, and said no. */
        NOT_PICKED,
        /** {@code devenv keep}. */
        PINNED,
        /** {@code keep:} in devenv.yml. */
        KEEP_RULE,
        /** {@code --keep}. */
        KEPT_BY_OPTION,
        NOT_SELECTED,
        TOO_YOUNG,
        /** Asked for by age, and nobody knows its age. */
        AGE_UNKNOWN,
        TOO_SMALL,
        /** Asked for by size, and nobody knows its size. */
        SIZE_UNKNOWN,
        /** devenv cannot bring this kind of relation back, so it does not touch it. */
        KIND,
        /** The warehouse would not let it go. */
        REFUSED,
        SNAPSHOT,
        CLONE,
        HOOK,
        FULL_REFRESH_FALSE,
        DISABLED_FOR_THIS_TARGET,
        ONLY_COPY,
        /** A dbt run may still be at work on it. */
        RUNNING,
        PRODUCTION_MISSING,
        /** A view would take the place of a table. */
        REAL_TABLE,
        BLOCKED
    }

    public enum Reversible {
        YES,
        NO,
        /** As long as what was set aside has not been purged. */
        UNTIL_PURGED,
        /** Nothing is changed. */
        NOTHING_TO_REVERSE
    }

    public Verdict {
        blockedBy = List.copyOf(blockedBy);
    }

    static Verdict kept(Standing standing, Cause cause, String reason) {
        return new Verdict(standing, Decision.KEEP, cause, reason, List.of(), Reversible.NOTHING_TO_REVERSE);
    }

    static Verdict blocked(Standing standing, String reason, List<RelationName> by) {
        return new Verdict(standing, Decision.BLOCKED, Cause.BLOCKED, reason, by, Reversible.NOTHING_TO_REVERSE);
    }

    /** True if a default run changes the relation. */
    public boolean changes() {
        return decision == Decision.DROP || decision.replaces();
    }
}
