package io.devenv.app;

import io.devenv.artifact.FaultyJournal;

/** The steps of a process, before one of which it may die. What is dead reaches nothing and nobody any more. */
final class MortalSteps implements FaultyJournal.Steps {
    private int step;
    private int deadly = -1;
    private boolean dead;
    private long forced;

    /** @param forced so much of the journal is on disk */
    void beginning(long forced) {
        this.forced = forced;
        deadly = -1;
    }

    /** How many steps some work takes. */
    int of(Runnable work) {
        step = 0;
        work.run();
        return step;
    }

    /** Has some work die just before its step of this number, counted from 0. */
    void dyingAt(int number, Runnable work) {
        step = 0;
        deadly = number;
        try {
            work.run();
            throw new AssertionError("there was no step " + number);
        } catch (Throwable ended) {
            if (!dead) throw ended;
        } finally {
            deadly = -1;
            dead = false;
        }
    }

    @Override
    public synchronized void next() {
        dead |= step++ == deadly;
        if (dead) throw new MortalShop.Died();
    }

    @Override
    public void forced(long bytes) {
        forced = bytes;
    }

    /** How much of the journal outlives the machine. */
    long forced() {
        return forced;
    }
}
