package io.devenv.core.plan;

import io.devenv.core.code.TwoSided;
import io.devenv.core.manifest.Node;
import java.util.List;

/**
 * One node's code as it compiles without defer and with it. Both sides have the same lines; only names of relations differ.
 *
 * @param from where the text was found
 */
public record SideBySide(Node node, Origin from, TwoSided code) {
    /** Where the text comes from. */
    public enum Origin {
        /** {@code compiled_code} of the branch manifest. */
        MANIFEST("manifest"),
        /** A file below {@code target/compiled}. */
        COMPILED_FILE("compiled file"),
        /** {@code raw_code}, with literal calls replaced. */
        RAW_CODE("raw code");

        private final String word;

        Origin(String word) {
            this.word = word;
        }

        /** The word in output and JSON. */
        public String word() {
            return word;
        }
    }

    /** What only dbt could tell; where this is empty both sides are what dbt would write. */
    public List<TwoSided.Unknown> unknown() {
        return code.unknown();
    }

    /** True if nothing is left that only dbt knows. */
    public boolean isComplete() {
        return unknown().isEmpty();
    }
}
