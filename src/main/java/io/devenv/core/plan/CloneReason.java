package io.devenv.core.plan;

/** What {@code dbt clone} does with one node, and why. */
public enum CloneReason {
    MISSING_IN_DEV("missing-in-dev", Outcome.CREATES, "nothing of that name lies in the dev schema"),
    FULL_REFRESH("full-refresh", Outcome.CREATES, "--full-refresh replaces what lies there"),
    VIEW_OF_ITSELF("view-of-itself", Outcome.CREATES, "--full-refresh replaces it by a view of itself"),
    NOT_IN_STATE("not-in-state", Outcome.NOTHING, "the state has no relation of this node"),
    EXISTS_IN_DEV("exists-in-dev", Outcome.NOTHING, "something of that name lies in the dev schema, of whatever kind"),
    SAME_RELATION(
            "same-relation", Outcome.NOTHING, "recent dbt adapters leave it alone, older ones clone it onto itself"),
    STATE_RELATION_MISSING("state-relation-missing", Outcome.FAILS, "production's relation does not exist"),
    APPROXIMATE_MATCH("ApproximateMatchError", Outcome.FAILS, "a relation differs from the name only in letter case"),
    DROPS_ITSELF(
            "drops-itself",
            Outcome.FAILS,
            "--full-refresh drops it before it is cloned, and then nothing is left to clone"),
    TRANSIENT_IN_STATE("transient-in-state", Outcome.FAILS, "it is transient in the state and permanent on the branch"),
    WRONG_FILE_FORMAT("wrong-file-format", Outcome.FAILS, "dbt clones nothing but file_format: delta"),
    NOT_DROPPABLE("not-droppable", Outcome.FAILS, "something lies in its place that dbt cannot drop"),
    STATE_RELATION_UNREADABLE(
            "state-relation-unreadable",
            Outcome.FAILS,
            "production's schema may not be listed, nor what lies in it be cloned"),
    LISTING_FAILED("listing-failed", Outcome.UNKNOWN, "the dev schema cannot be listed, so nobody knows"),
    STATE_LISTING_FAILED(
            "state-listing-failed", Outcome.UNKNOWN, "production's schema cannot be listed, so nobody knows");

    /** What comes of a node. */
    public enum Outcome {
        CREATES,
        /** dbt calls this a success, too. */
        NOTHING,
        /** dbt goes on with the other nodes, and ends with exit code 1. */
        FAILS,
        UNKNOWN
    }

    private final String word;
    private final Outcome outcome;
    private final String meaning;

    CloneReason(String word, Outcome outcome, String meaning) {
        this.word = word;
        this.outcome = outcome;
        this.meaning = meaning;
    }

    /** The word in output and JSON. */
    public String word() {
        return word;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** The reason in words. */
    public String meaning() {
        return meaning;
    }
}
