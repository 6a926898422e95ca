package io.devenv.core.cleanup;

import java.time.Duration;

/** How long what devenv sets aside lies there before a later clean, purge or sweep frees it. */
public final class TrashLife {
    private static final int DAYS = 7;

    public static final Duration TIME = Duration.ofDays(DAYS);

    /** The same as people are told it. */
    public static final String WORDS = DAYS + " days";

    private TrashLife() {}
}
