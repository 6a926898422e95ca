package io.devenv.cli;

/**
 * What a user reads who presses Ctrl-C. The JVM ends with 130 by itself; what was begun in the warehouse is either finished or
 * rolled back there, and the journal knows all of it.
 */
final class Interruption implements AutoCloseable {
    private final Session session;
    private final Thread last = new Thread(this::tell);
    private volatile String message = "interrupted: nothing was changed      [interrupted]";

    private Interruption(Session session) {
        this.session = session;
    }

    /** From here on, until closed, an interrupted process says what has become of its work. */
    static Interruption watch(Session session) {
        Interruption interruption = new Interruption(session);
        Runtime.getRuntime().addShutdownHook(interruption.last);
        return interruption;
    }

    /**
     * Changes are about to be made.
     *
     * @param next what the user types to go on
     */
    void changing(String next) {
        message = "interrupted: what was begun is in the journal      [interrupted]\n  → " + next;
    }

    private void tell() {
        session.err().println("\n" + message);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(last);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Then it speaks, as it should.
        }
    }
}
