package io.devenv.artifact;

import io.devenv.core.problem.Place;
import io.devenv.core.problem.Problem;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One of dbt's files, as far as a problem with it needs to know.
 *
 * @param label its path as the user would type it
 */
record Artifact(Kind kind, Role role, String label) {
    /** The files that devenv reads: dbt's, and its own. */
    enum Kind {
        MANIFEST("manifest", "manifest"),
        RUN_RESULTS("run-results", "run results"),
        SOURCES("sources", "source freshness"),
        LOG("log", "log"),
        INVENTORY("inventory", "inventory");

        private final String word;
        private final String title;

        Kind(String word, String title) {
            this.word = word;
            this.title = title;
        }

        /** dbt's own name for it in {@code dbt_schema_version}; also the middle of a problem's code. */
        String word() {
            return word;
        }

        String title() {
            return title;
        }

        /** Who writes such a file. */
        String author() {
            return this == INVENTORY ? "devenv" : "dbt";
        }
    }

    /**
     * Something about the whole file.
     *
     * @param what last part of the code, such as {@code missing} or {@code truncated}
     */
    Problem problem(String what, String message) {
        return Problem.of(role.fault(), role.word() + "-" + kind.word() + "-" + what, message)
                .at(Place.file(label))
                .next(next());
    }

    /**
     * A problem at one place in the document.
     *
     * @param key the JSON path, dotted; empty at the top
     * @param at {@code line 3, column 17}
     */
    Problem problem(String what, String message, int line, String at, String key) {
        Optional<String> path = key.isEmpty() ? Optional.empty() : Optional.of(key);
        return problem(what, message + ", at " + at).at(new Place(label, OptionalInt.of(line), path));
    }

    private String next() {
        return switch (kind) {
            case MANIFEST ->
                role == Role.BRANCH
                        ? "run `dbt parse`, or point to another one with --manifest"
                        : "download production's manifest.json into the folder that --state names";
            case RUN_RESULTS, SOURCES ->
                role == Role.BRANCH
                        ? "remove the file; dbt writes a new one with its next run"
                        : "download the file again into the folder that --state names, or remove it there";
            case INVENTORY -> "devenv status --save-inventory FILE writes a new one";
            case LOG -> "move the file away; dbt begins a new one with its next run";
        };
    }
}
