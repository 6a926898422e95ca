package io.devenv.cli;

import java.util.OptionalInt;

/** How many columns the reader has. */
final class TerminalWidth {
    /** What the launcher knows of the terminal; shells keep it to themselves unless it is exported. */
    private static final String VARIABLE = "COLUMNS";

    private static final int USUAL = 80;

    private TerminalWidth() {}

    /** Empty where the answer goes to a file or another program. */
    static OptionalInt of(Session session) {
        return session.outIsTerminal() ? OptionalInt.of(known(session).orElse(USUAL)) : OptionalInt.empty();
    }

    private static OptionalInt known(Session session) {
        try {
            int columns = Integer.parseInt(session.environment().variables().getOrDefault(VARIABLE, ""));
            return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
        } catch (NumberFormatException none) {
            return OptionalInt.empty();
        }
    }
}
