package io.devenv.core.cleanup;

import io.devenv.core.cleanup.JournaledRun.Entry;
import java.util.function.Consumer;

/**
 * One run with what became of each of its changes.
 *
 * @param changes they are not held: there may be hundreds of thousands
 */
public record LoggedRun(RunSummary summary, Changes changes) {
    /** Changes that can be gone through as often as one likes. */
    public interface Changes {
        /** Hands on each, in the order in which they were announced. */
        void each(Consumer<Entry> taker);
    }
}
