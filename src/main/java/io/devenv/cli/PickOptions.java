package io.devenv.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether changes are picked one by one. */
final class PickOptions {
    @Option(
            names = {"-i", "--interactive"},
            description = "On a terminal: asks about each change, one by one, before it does any.")
    private boolean picks;

    boolean picks() {
        return picks;
    }

    /**
     * Ends the command where picking makes no sense.
     *
     * @param asks whether somebody is there to be asked, and nothing else says what is to be done
     */
    void check(CommandLine line, Session session, boolean asks) {
        if (!picks) return;
        if (!session.asks()) throw new ParameterException(line, "-i asks about each change, and there is no terminal");
        if (!asks)
            throw new ParameterException(
                    line, "-i asks about each change: leave out --yes, --check, --out and --output json");
    }
}
