package io.devenv.cli;

import io.devenv.core.plan.Effect;

/** How a command ends where no problem says it. */
final class ExitCode {
    static final int DONE = 0;
    /** {@code --check} found something. */
    static final int FOUND = 3;
    /** Some changes failed; the journal says which. */
    static final int PARTLY = 4;

    private ExitCode() {}

    /** What was left to somebody else who is at work on it has not failed: the next run sees what they made of it. */
    static int of(Effect effect) {
        return effect.orderly() ? DONE : PARTLY;
    }
}
