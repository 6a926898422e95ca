package io.devenv.core.defer;

/** Why a ref points where it points. */
public enum Reason {
    DEFER_OFF("defer-off", "--defer is not on"),
    NOT_IN_STATE("not-in-state", "the state has no relation of this node"),
    EXISTS_IN_DEV("exists-in-dev", "a relation of that name lies in the dev schema"),
    MISSING_IN_DEV("missing-in-dev", "no relation of that name lies in the dev schema"),
    FAVOR_STATE_UNSELECTED("favor-state-unselected", "--favor-state, and the parent is not selected"),
    EPHEMERAL_MODEL("ephemeral-model", "an ephemeral model is inlined"),
    UNIT_TEST_INPUT("unit-test-input", "a unit test reads its own rows"),
    APPROXIMATE_MATCH("ApproximateMatchError", "a relation differs from the name only in letter case; dbt stops"),
    LISTING_FAILED("listing-failed", "the dev schema cannot be listed, so nobody knows"),
    SELECTED("selected", "the parent is selected, and this dbt defers nothing selected"),
    BEYOND_FRONTIER("beyond-frontier", "no selected node refers to it, and this dbt defers only what one does"),
    NOT_DEFERRED("not-deferred", "this dbt does not defer such a reference"),
    IN_STATE("in-state", "the state has it, and this dbt does not look into dev");

    private final String word;
    private final String meaning;

    Reason(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** The word in output and JSON. */
    public String word() {
        return word;
    }

    /** The reason in words. */
    public String meaning() {
        return meaning;
    }
}
