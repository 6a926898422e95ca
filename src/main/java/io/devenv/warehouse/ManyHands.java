package io.devenv.warehouse;

import java.util.Set;

/** A warehouse that can be worked on over several connections at the same time. */
public interface ManyHands {
    /**
     * More connections to the same warehouse, opened as they are needed; this one must not change anything until they are closed.
     *
     * @param size how many at most
     * @param databases what is going to be changed
     */
    Hands hands(int size, Set<String> databases);
}
