package io.devenv.core.plan;

/**
 * How a node that keeps data from run to run will be built in dev, or why it cannot be: {@code is_incremental()} and snapshots look
 * at dev only, whatever is deferred.
 */
public record Build(How how, Why why) {
    /** How. */
    public enum How {
        /** An incremental model from all of its input. */
        FULL("full"),
        /** An incremental model from what is new. */
        INCREMENTAL("incremental"),
        /** A snapshot without history. */
        FROM_SCRATCH("from-scratch"),
        /** A snapshot that goes on with its history. */
        CONTINUED("continued"),
        /** Not at all: dbt refuses. */
        REFUSED("refused");

        private final String word;

        How(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Why. */
    public enum Why {
        EXISTS("exists", "its table is in dev"),
        MISSING("missing-in-dev", "not in dev yet"),
        OTHER_KIND("not-a-table", "what lies in dev is no table"),
        FULL_REFRESH("full-refresh", "--full-refresh"),
        CONFIGURED("config-full-refresh", "its config says full_refresh"),
        UNKNOWN("unknown", "the dev schema cannot be listed"),
        NOT_WRITABLE("name-not-writable", "its name has a quote inside, which dbt writes as it is"),
        IN_THE_WAY("in-the-way", "what lies in dev does not give way to it"),
        OTHER_CASE("ApproximateMatchError", "what lies in dev differs from its name only in letter case");

        private final String word;
        private final String meaning;

        Why(String word, String meaning) {
            this.word = word;
            this.meaning = meaning;
        }

        public String word() {
            return word;
        }

        /** The reason in words. */
        public String meaning() {
            return meaning;
        }
    }
}
