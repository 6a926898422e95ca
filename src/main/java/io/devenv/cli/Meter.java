package io.devenv.cli;

import io.devenv.app.Progress;
import java.io.PrintStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells at a terminal what is going on once it takes longer than a second: one line on stderr, written over and over, and gone when
 * the work is done. Anywhere else it is silent.
 */
final class Meter implements Progress {
    private static final long NANOS = 1_000_000;
    private static final long PATIENCE = 1000 * NANOS;
    private static final long BETWEEN = 200 * NANOS;
    /** Back to the start of the line, and away with what stands there. */
    private static final String WIPE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean heard;
    private String now = "";
    private boolean shown;
    private @Nullable Thread teller;

    private Meter(PrintStream err, boolean heard) {
        this.err = err;
        this.heard = heard;
    }

    static Meter of(Session session, OutputOptions output) {
        return new Meter(session.err(), session.errIsTerminal() && !output.quiet);
    }

    @Override
    public synchronized void says(String what) {
        now = what;
        if (!heard || teller != null) return;
        teller = new Thread(this::tell, "progress");
        teller.setDaemon(true);
        teller.start();
    }

    /** Does some work that says how far it is, and is silent again afterwards, however it ends. */
    <T> T during(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            rest();
        }
    }

    /** Is silent until something is said again: what is printed next has the line to itself. */
    private synchronized void rest() {
        teller = null;
        if (shown) err.print(WIPE);
        err.flush();
        shown = false;
        notifyAll();
    }

    private synchronized void tell() {
        long next = System.nanoTime() + PATIENCE;
        try {
            while (teller == Thread.currentThread()) {
                long left = next - System.nanoTime();
                if (left > 0) {
                    wait(left / NANOS + 1);
                } else {
                    err.print(WIPE + now + " …");
                    err.flush();
                    shown = true;
                    next = System.nanoTime() + BETWEEN;
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
