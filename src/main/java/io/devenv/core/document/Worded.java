package io.devenv.core.document;

import java.util.Locale;

/** A value of an enum, as it stands in documents and is told to people. */
public interface Worded {
    String name();

    /** As in JSON and in files: {@code materialized_view}. */
    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in a sentence: {@code materialized view}. */
    default String spoken() {
        return word().replace('_', ' ');
    }
}
