package io.devenv.core.cost;

import java.time.Duration;

/** How long it took to build a relation where it was last measured. */
public record Rebuild(Duration time, Source source) {
    /** Who measured it. */
    public enum Source {
        /** The developer's own run: it did the very thing. */
        OWN_RUN("measured"),
        /** A run of the state: on other data, perhaps on another machine. */
        STATE_RUN("measured in the state");

        private final String provenance;

        Source(String provenance) {
            this.provenance = provenance;
        }

        /** The word that stands beside every number of it. */
        public String provenance() {
            return provenance;
        }
    }
}
