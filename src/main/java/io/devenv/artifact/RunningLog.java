package io.devenv.artifact;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the run of dbt that wrote last to its log has said that it ended. Every command begins with its version and ends with a word on how it went,
 * in the text log and in the JSON log; seen with dbt-core 1.5 to 1.12.
 */
public final class RunningLog {
    /** More than dbt writes after the word that a command has ended. */
    private static final int END = 16 * 1024;

    private static final Pattern BEGINS = Pattern.compile("Running with dbt=");
    private static final Pattern ENDS =
            Pattern.compile("Command `[^`\\n]*` (?:succeeded|failed) at |Flushing usage events");

    private RunningLog() {}

    /**
     * When a run wrote its last line that has not said that it ended. It may have been killed, too. Empty where there is no log, or it cannot be read.
     *
     * @param folder where dbt writes its log
     */
    public static Optional<Instant> unfinished(Path folder) {
        Path log = folder.resolve("dbt.log");
        try {
            if (!Files.isRegularFile(log)) return Optional.empty();
            Instant written = Files.getLastModifiedTime(log).toInstant();
            String end = end(log);
            boolean unfinished = !end.isEmpty() && last(ENDS, end) <= last(BEGINS, end);
            return unfinished ? Optional.of(written) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String end(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long length = file.length();
            byte[] bytes = new byte[(int) Math.min(END, length)];
            file.seek(length - bytes.length);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** Where it stands the last time; -1 if it does not. */
    private static int last(Pattern pattern, String text) {
        int at = -1;
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) at = matcher.start();
        return at;
    }
}
