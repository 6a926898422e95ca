package io.devenv.core.cleanup;

import io.devenv.core.document.Worded;
import io.devenv.core.relation.RelationName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the developer said of one relation with {@code devenv keep}: it stays, and nobody is to warn of it.
 *
 * @param why in the developer's words; never blank
 * @param at when it was said
 * @param madeOn the git branch that was checked out then
 * @param until the last day on which it holds, as the developer's calendar has it; empty for ever
 * @param branch the git branch it holds on; empty for any
 */
public record Pin(
        RelationName relation,
        String why,
        Instant at,
        Optional<String> madeOn,
        Optional<LocalDate> until,
        Optional<String> branch) {

    /** What has become of it. */
    public enum Standing implements Worded {
        HOLDS,
        EXPIRED,
        /** It holds while another branch is checked out. */
        OTHER_BRANCH
    }

    /**
     * Whether it counts.
     *
     * @param today by the developer's calendar
     * @param checkedOut the git branch; empty if there is none
     */
    public Standing standing(LocalDate today, Optional<String> checkedOut) {
        if (until.filter(today::isAfter).isPresent()) return Standing.EXPIRED;
        boolean elsewhere = branch.isPresent() && !branch.equals(checkedOut);
        return elsewhere ? Standing.OTHER_BRANCH : Standing.HOLDS;
    }
}
