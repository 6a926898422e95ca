package io.devenv.cli;

/** How a command ends where no problem says it. */
final class ExitCode {
    static final int DONE = 0;
    static final int BUG = 1;
    static final int USAGE = 2;
    /** {@code --check} found something. */
    static final int FOUND = 3;
    /** Some changes failed; the journal says which. */
    static final int PARTLY = 4;

    private ExitCode() {}
}
