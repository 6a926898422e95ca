package io.devenv.core.relation;

import java.util.Optional;

/** What the warehouse says about one name, found as dbt looks it up. */
public sealed interface Look {
    enum Answer {
        PRESENT,
        ABSENT,
        OTHER_CASE,
        UNREADABLE
    }

    Answer answer();

    /** The relation that dbt finds; empty for every other answer. */
    default Optional<Relation> found() {
        return this instanceof Present present ? Optional.of(present.relation()) : Optional.empty();
    }

    /** What is there, whether or not dbt gets to see it. */
    default Look truth() {
        return this;
    }

    record Present(Relation relation) implements Look {
        @Override
        public Answer answer() {
            return Answer.PRESENT;
        }
    }

    record Absent() implements Look {
        @Override
        public Answer answer() {
            return Answer.ABSENT;
        }
    }

    /** Something of the same letters but another case: dbt stops here on most adapters. */
    record OtherCase(Relation twin) implements Look {
        @Override
        public Answer answer() {
            return Answer.OTHER_CASE;
        }
    }

    /** dbt does not get to see it, so that it is absent to dbt, whatever it is in truth. */
    record Unseen(Look truth) implements Look {
        @Override
        public Answer answer() {
            return Answer.ABSENT;
        }
    }

    /** The schema could not be listed: nobody knows. */
    record Unreadable(Listing.Unreadable listing) implements Look {
        @Override
        public Answer answer() {
            return Answer.UNREADABLE;
        }
    }
}
