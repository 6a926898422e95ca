package io.devenv.core.defer;

/**
 * Whether refs may point into the state, and how eagerly.
 *
 * @param on {@code --defer}
 * @param favorsState {@code --favor-state}; does nothing unless defer is on
 */
public record DeferSettings(boolean on, boolean favorsState) {
    public static final DeferSettings OFF = new DeferSettings(false, false);
}
