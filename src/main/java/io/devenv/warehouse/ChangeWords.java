package io.devenv.warehouse;

import io.devenv.core.cleanup.Change;

/** Changes in words, for the problems of every adapter. */
public final class ChangeWords {
    private ChangeWords() {}

    /** That it could not be made; why follows. */
    public static String cannot(Change change) {
        String verb = switch (change.action()) {
            case RENAME -> "rename";
            case DROP -> "drop";
            case CREATE_VIEW, VIEW_OF -> "make the view";
            case COPY_OF, CLONE_OF -> "make the copy";
            case DROP_SCHEMA -> "drop schema";
            case CREATE_SCHEMA -> "make schema";
        };
        return "cannot " + verb + " " + change.relation();
    }
}
