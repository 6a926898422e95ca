package io.devenv.artifact;

import io.devenv.core.results.Built;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads dbt's log, {@code logs/dbt.log} and what was rotated away from it, as text or JSON: which relations dbt built, in which order. */
public final class LogReader {
    private static final String NAME = "dbt.log";
    /** No statement of interest is longer; a file without line ends may be. */
    private static final int LONGEST_LINE = 1 << 20;

    private static final int BACKUPS = 100;

    private LogReader() {}

    /**
     * All that the logs in a folder show to have been built and not dropped since by dbt, in the order of building. Nothing there gives nothing. Lines that
     * make no sense are passed over.
     */
    public static List<Built> read(Path folder) {
        BuildLog log = new BuildLog();
        for (Path file : oldestFirst(folder)) {
            Artifact artifact = new Artifact(Artifact.Kind.LOG, Role.BRANCH, file.toString());
            try (InputStream in = ArtifactFile.open(file, artifact)) {
                follow(in, log);
            } catch (IOException failed) {
                throw ArtifactFile.unreadable(artifact, failed).stop();
            }
        }
        return log.built();
    }

    /** When a line was last written to the log; its text has no dates, but its file has one. Empty where there is none. */
    public static Optional<Instant> lastWritten(Path folder) {
        try {
            return Optional.of(Files.getLastModifiedTime(folder.resolve(NAME)).toInstant());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** One log from elsewhere, say unpacked on the way; closes it. */
    public static List<Built> read(InputStream in, String label) {
        BuildLog log = new BuildLog();
        try (in) {
            follow(in, log);
        } catch (IOException failed) {
            throw ArtifactFile.unreadable(new Artifact(Artifact.Kind.LOG, Role.BRANCH, label), failed)
                    .stop();
        }
        return log.built();
    }

    /** dbt.log.2, dbt.log.1, dbt.log. */
    private static List<Path> oldestFirst(Path folder) {
        List<Path> files = new ArrayList<>();
        if (!ArtifactFile.isAbsent(folder.resolve(NAME))) files.add(folder.resolve(NAME));
        for (int number = 1; number <= BACKUPS; number++) {
            Path backup = folder.resolve(NAME + "." + number);
            if (Files.isRegularFile(backup)) files.add(backup);
        }
        Collections.reverse(files);
        return files;
    }

    private static void follow(InputStream in, BuildLog log) throws IOException {
        Reader letters = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        LogLines text = new TextLog(log);
        LogLines json = new JsonLog(log);
        Optional<String> line = nextLine(letters);
        while (line.isPresent()) {
            // The format may change between runs; a statement's own lines hardly begin as an event does.
            LogLines format = line.get().startsWith("{\"") ? json : text;
            format.line(line.get());
            line = nextLine(letters);
        }
        text.end();
    }

    /** Without its end; cut at {@link #LONGEST_LINE}. Empty at the end of the file. */
    private static Optional<String> nextLine(Reader letters) throws IOException {
        StringBuilder line = new StringBuilder();
        int letter = letters.read();
        if (letter < 0) return Optional.empty();
        while (letter >= 0 && letter != '\n') {
            if (line.length() < LONGEST_LINE && letter != '\r') line.append((char) letter);
            letter = letters.read();
        }
        return Optional.of(line.toString());
    }
}
