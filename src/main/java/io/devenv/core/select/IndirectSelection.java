package io.devenv.core.select;

import io.devenv.core.document.Worded;
import java.util.Optional;

/** Which tests come along with the nodes that are selected: {@code --indirect-selection}. */
public enum IndirectSelection implements Worded {
    /** Every test that touches one. */
    EAGER,
    /** Tests that touch nothing else. */
    CAUTIOUS,
    /** Tests that touch nothing but them, what they are built from, and sources. */
    BUILDABLE,
    /** None. */
    EMPTY;

    public static Optional<IndirectSelection> ofWord(String word) {
        for (IndirectSelection mode : values()) {
            if (mode.word().equals(word)) return Optional.of(mode);
        }
        return Optional.empty();
    }
}
