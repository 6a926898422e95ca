package io.devenv.cli;

import java.io.PrintStream;
import java.util.function.Consumer;

/** Prints a long answer piece by piece, many of them at once. */
final class LongAnswer implements Consumer<String>, AutoCloseable {
    private static final int TOGETHER = 1 << 16;

    private final PrintStream out;
    private final StringBuilder waiting = new StringBuilder();

    LongAnswer(PrintStream out) {
        this.out = out;
    }

    @Override
    public void accept(String piece) {
        waiting.append(piece);
        if (waiting.length() >= TOGETHER) close();
    }

    /** Prints what is left. The stream stays open. */
    @Override
    public void close() {
        out.print(waiting);
        waiting.setLength(0);
    }
}
