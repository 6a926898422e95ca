package io.devenv.core.cleanup;

import io.devenv.core.cleanup.Verdict.Cause;
import io.devenv.core.document.Worded;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Why a relation stays although nothing about it says so: somebody wants it to.
 *
 * @param why in their words; empty where a rule gives none
 * @param until the last day of a pin that ends
 * @param branch the git branch of a pin that holds on one only
 * @param lift how to be rid of it, in words for the user
 */
public record Hold(By by, Optional<String> why, Optional<LocalDate> until, Optional<String> branch, String lift) {
    /** Who says so. */
    public enum By implements Worded {
        /** {@code devenv keep}. */
        PIN,
        /** {@code keep:} in devenv.yml. */
        RULE
    }

    static Hold of(Pin pin) {
        return new Hold(
                By.PIN,
                Optional.of(pin.why()),
                pin.until(),
                pin.branch(),
                "devenv keep --remove " + pin.relation() + " lifts it");
    }

    static Hold of(KeepRule rule) {
        return new Hold(
                By.RULE,
                rule.why(),
                Optional.empty(),
                Optional.empty(),
                "'" + rule.pattern() + "' under keep: lifts it");
    }

    Cause cause() {
        return by == By.PIN ? Cause.PINNED : Cause.KEEP_RULE;
    }

    /** Who keeps it, how long and why; such as {@code pinned until 2026-12-01: July's numbers}. */
    public String reason() {
        String who = by == By.PIN ? "pinned" : "devenv.yml keeps it";
        String end = until.map(day -> " until " + day).orElse("");
        String where = branch.map(name -> " on " + name).orElse("");
        return who + end + where + why.map(words -> ": " + words).orElse("");
    }
}
