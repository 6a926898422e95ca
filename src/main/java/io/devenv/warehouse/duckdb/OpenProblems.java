package io.devenv.warehouse.duckdb;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a file cannot be opened, from DuckDB's words (1.1 to 2.0). */
final class OpenProblems {
    /** {@code Conflicting lock is held in /usr/bin/python3.11 (PID 4711) by user ann.}; without a program on some systems. */
    private static final Pattern HOLDER = Pattern.compile("(?:held in|open in)\\s+(.+?)\\s+\\(PID (\\d+)\\)");

    private static final Pattern PID = Pattern.compile("PID (\\d+)");

    private OpenProblems() {}

    static Problem missing(DatabaseFile file) {
        return of("duckdb-file-missing", "there is no file " + file.shown())
                .because("dbt makes it when it first builds; devenv never does")
                .next("run dbt once, or check `path` in profiles.yml: it was looked for at " + place(file));
    }

    static Problem directory(DatabaseFile file) {
        return of("duckdb-file-is-directory", file.shown() + " is a folder, not a database file")
                .next("correct `path` in profiles.yml");
    }

    /** @param words DuckDB's own; a path from a secret is taken out of them */
    static Problem from(String words, DatabaseFile file) {
        String said = words.replace(file.path().toString(), file.shown());
        if (said.contains("Could not set lock") || said.contains("being used by another process")) {
            return locked(said, file);
        }
        if (said.contains("not a valid DuckDB database file")) {
            return of("duckdb-not-a-database", file.shown() + " is not a DuckDB file")
                    .because(said)
                    .next("correct `path` in profiles.yml");
        }
        if (said.contains("version number") || said.contains("storage version")) {
            return of(
                            "duckdb-newer-file",
                            file.shown() + " was written by another version of DuckDB than devenv can read")
                    .because(said)
                    .next("look for a newer devenv");
        }
        if (said.contains("Permission denied")
                || said.contains("Access is denied")
                || said.contains("Read-only file system")) {
            return of("duckdb-permission", "no permission to open " + file.shown())
                    .because(said)
                    .next("ask for the right to read the file; to clean, to write it, too");
        }
        if (said.contains("encrypted")) {
            return of("duckdb-encrypted", file.shown() + " is encrypted, and devenv does not read encrypted files yet")
                    .because(said);
        }
        if (said.contains("Corrupt")) {
            return of("duckdb-damaged", file.shown() + " is damaged")
                    .because(said)
                    .next("restore the file, or build it anew");
        }
        return of("duckdb-open-failed", "cannot open " + file.shown()).because(said);
    }

    private static Problem locked(String words, DatabaseFile file) {
        Matcher holder = HOLDER.matcher(words);
        Matcher pid = PID.matcher(words);
        String message = file.shown() + " is in use by ";
        String next = "wait until it is done or end it, then try again";
        if (holder.find()) {
            String program = program(holder.group(1), Long.parseLong(holder.group(2)));
            message += program + " (process " + holder.group(2) + ")";
        } else if (pid.find()) {
            message += "process " + pid.group(1);
        } else {
            message += "another process";
            next = "look for a running dbt, notebook or database viewer that has it open, then try again";
        }
        return of("duckdb-locked", message)
                .because("DuckDB lets nobody else in while one program may write")
                .next(next);
    }

    /**
     * The program, and the script it runs if it is an interpreter: dbt shows up as python. Never more of the command line:
     * there may be secrets in it.
     */
    private static String program(String executable, long pid) {
        String name = lastPart(executable);
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().arguments())
                .filter(arguments -> arguments.length > 0 && name.startsWith("python"))
                .map(arguments -> arguments[0])
                .filter(script -> !script.startsWith("-"))
                .map(script -> name + " " + lastPart(script))
                .orElse(name);
    }

    private static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static String place(DatabaseFile file) {
        return Path.of(file.shown()).isAbsolute() || file.shown().startsWith("*")
                ? file.shown()
                : file.path().toString();
    }

    private static Problem of(String code, String message) {
        return Problem.of(Fault.WAREHOUSE, code, message);
    }
}
