package io.devenv.core.relation;

/** What the warehouse says about one name, found as dbt looks it up. */
public sealed interface Look {
    enum Answer {
        PRESENT,
        ABSENT,
        OTHER_CASE,
        UNREADABLE
    }

    Answer answer();

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

    /** The schema could not be listed: nobody knows. */
    record Unreadable(Listing.Unreadable listing) implements Look {
        @Override
        public Answer answer() {
            return Answer.UNREADABLE;
        }
    }
}
