package io.devenv.app;

/** Hears how far a piece of work is that may take longer than anybody likes to wait without a word. */
public interface Progress {
    /** Nobody listens. */
    Progress NONE = what -> {};

    /**
     * Says what is done just now.
     *
     * @param what in words for the user, without a full stop
     */
    void says(String what);

    /** So many changes of all are made, or could not be. */
    default void step(int done, int total) {
        says("changing " + done + " of " + total);
    }
}
