package io.devenv.core.cleanup;

import io.devenv.core.relation.Fingerprint;
import java.util.Optional;

/**
 * What devenv writes on a table that it has copied, as the warehouse's comment on it: undo knows by it whether a table is still that
 * copy. What dbt builds anew in its place does not have it.
 */
public final class CopyNote {
    /** The mark in a {@link Fingerprint} under which a listing tells of the note. */
    public static final String MARK = "copy note";

    private static final String BEGINNING = "devenv: a copy of ";

    private CopyNote() {}

    /** The note of a copy. The name it is made under is its own: no other run of devenv gives it again. */
    public static String of(Change copy) {
        return BEGINNING + copy.other().orElseThrow().full() + ", made as "
                + copy.relation().identifier();
    }

    /** Whether a comment is a note of this kind. */
    public static boolean isOne(String comment) {
        return comment.startsWith(BEGINNING);
    }

    static boolean isOn(Optional<Fingerprint> found, Change copy) {
        return found.flatMap(
                        fingerprint -> Optional.ofNullable(fingerprint.marks().get(MARK)))
                .filter(of(copy)::equals)
                .isPresent();
    }
}
