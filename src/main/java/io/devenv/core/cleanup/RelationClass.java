package io.devenv.core.cleanup;

import io.devenv.core.document.Worded;
import java.util.Optional;
import java.util.stream.Stream;

/** What a relation of the dev schemas is to the branch. */
public enum RelationClass implements Worded {
    /** Its node is new or modified on the branch. */
    YOURS("changed on this branch"),
    /** Its node is unchanged, and it was built upon the branch's changes. */
    DOWNSTREAM("built from your changes"),
    /** Its node is unchanged: under defer it hides production's. */
    LEFTOVER("unchanged; under --defer refs read them instead of production"),
    /** dbt built it, and no node of the branch makes it any more. */
    ORPHAN("no node of this branch makes it"),
    /** A working relation of a run that was killed. */
    TEMPORARY("left by a killed run"),
    /** Holds stored test failures. */
    TEST_FAILURES("stored failures of a test"),
    /** Nothing shows that dbt built it; never touched. */
    UNKNOWN("nothing shows that dbt built it; never touched");

    private final String meaning;

    RelationClass(String meaning) {
        this.meaning = meaning;
    }

    /** The class of this word, if it is one that clean may be asked for. */
    public static Optional<RelationClass> cleanable(String word) {
        return Stream.of(LEFTOVER, ORPHAN, TEMPORARY, TEST_FAILURES)
                .filter(type -> type.word().equals(word.replace('-', '_')))
                .findFirst();
    }

    public String meaning() {
        return meaning;
    }
}
