package io.devenv.warehouse.duckdb;

import io.devenv.core.problem.Problem;
import io.devenv.core.relation.NameRules.Fold;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that holds one database.
 *
 * @param name what the database is called: its alias, or what DuckDB makes of the file's name
 * @param alias set where the profile gives one
 * @param shown the path as the user wrote it; stars where it came from a secret
 * @param path absolute
 * @param readOnly the profile says that it is only read
 */
record DatabaseFile(String name, Optional<String> alias, String shown, Path path, boolean readOnly) {
    /** A key by which two names of the same database are equal. */
    String key() {
        return Fold.LOWER.apply(name);
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** What can be told before DuckDB is asked: it would make a missing file, and has no good words for the others. */
    Optional<Problem> obstacle() {
        if (!exists()) return Optional.of(OpenProblems.missing(this));
        if (Files.isDirectory(path)) return Optional.of(OpenProblems.directory(this));
        return Optional.empty();
    }

    /** How DuckDB names the database of a file: what stands before a question mark and the first dot that is not leading. */
    static String nameOf(String path) {
        int question = path.indexOf('?');
        String named = question < 0 ? path : path.substring(0, question);
        String file = named.substring(Math.max(named.lastIndexOf('/'), named.lastIndexOf('\\')) + 1);
        String undotted = file.replaceFirst("^\\.+", "");
        int dot = undotted.indexOf('.');
        return dot < 0 ? undotted : undotted.substring(0, dot);
    }
}
