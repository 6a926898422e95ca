package io.devenv.core.sweep;

import io.devenv.core.document.Worded;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What becomes of one schema that a pattern matches, and why.
 *
 * @param pattern the first that matches
 * @param key what the pattern's star stands for, if it has one
 * @param owner empty where schemas belong to nobody, or it was not asked
 * @param bytes what its relations take; empty where the warehouse does not tell of all of them
 * @param reason in words for the user
 * @param staying what nothing proves to be dbt's, and what that needs, sorted
 * @param until when what was set aside there may be freed; only for WAIT
 * @param fingerprint of what lies there
 */
public record SweptSchema(
        SchemaName name,
        String pattern,
        Optional<String> key,
        Optional<String> owner,
        Tally tally,
        OptionalLong bytes,
        SchemaAge age,
        Decision decision,
        Cause cause,
        String reason,
        List<RelationName> staying,
        Optional<Instant> until,
        String fingerprint) {

    public enum Decision implements Worded {
        /** All of it goes, and so does the schema. */
        DROP,
        /** All of it is set aside; the schema goes when that is freed. */
        EMPTY,
        /** Some of it goes, and the schema stays. */
        PART,
        /** Only what devenv has set aside lies there, and not yet for long enough. */
        WAIT,
        KEEP
    }

    public enum Cause implements Worded {
        SWEPT,
        /** What the star stands for is in the list. */
        LISTED,
        /** There is a branch of the name. */
        BRANCH,
        /** Something was built there not long ago. */
        YOUNG,
        /** Nobody knows for how long nothing has changed there. */
        AGE_UNKNOWN,
        /** The rule needs a list, and none was handed in. */
        NO_LIST,
        /** Nobody can say which branches there are. */
        NO_BRANCHES,
        /** The developer's own. */
        YOURS,
        /** Nothing there is proven to be dbt's. */
        UNKNOWN,
        /** What is dbt's there is needed elsewhere. */
        BLOCKED,
        /** Set aside, and not yet for long enough. */
        WAITING,
        /** Somebody said that something there is to be kept. */
        HELD,
        /** A dbt run is at work there. */
        RUNNING,
        /** The warehouse would not let it go. */
        REFUSED
    }

    /**
     * How many relations lie there.
     *
     * @param all of them, without what devenv has set aside
     * @param going those that go now
     * @param unknown those that nothing proves to be dbt's
     * @param aside those that devenv has set aside
     * @param freed those of them that are freed now
     * @param lost those of the ones that go now that no undo brings back
     */
    public record Tally(int all, int going, int unknown, int aside, int freed, int lost) {}

    public SweptSchema {
        staying = List.copyOf(staying);
    }

    /** True if something is changed there. */
    public boolean changes() {
        return decision == Decision.DROP || decision == Decision.EMPTY || decision == Decision.PART;
    }

    SweptSchema with(Collection<RelationName> remaining) {
        return new SweptSchema(
                name,
                pattern,
                key,
                owner,
                tally,
                bytes,
                age,
                decision,
                cause,
                reason,
                List.copyOf(remaining),
                until,
                fingerprint);
    }

    SweptSchema waiting(Optional<Instant> end) {
        return new SweptSchema(
                name, pattern, key, owner, tally, bytes, age, decision, cause, reason, staying, end, fingerprint);
    }
}
