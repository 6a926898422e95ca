package io.devenv.artifact;

import io.devenv.artifact.BuildLog.Place;
import io.devenv.artifact.LogMemory.Mark;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads dbt's log, {@code logs/dbt.log} and what was rotated away from it, as text or JSON: which relations dbt built, in which order. */
public final class LogReader {
    private static final String NAME = "dbt.log";
    private static final int BACKUPS = 100;

    private LogReader() {}

    /**
     * All that the logs in a folder show to have been built and not dropped since by dbt, in the order of building. Nothing there gives nothing. Lines that
     * make no sense are passed over.
     */
    public static List<Built> read(Path folder) {
        return readOn(folder, LogMemory.NONE).latest();
    }

    /**
     * The same, from where reading ended before. A log that was rotated since is read on in whatever file it now is; one that is gone leaves what was
     * read of it, undated, and so does one of which some may be missing. What somebody wrote into is read anew, and nothing else is believed.
     */
    public static LogMemory readOn(Path folder, LogMemory before) {
        List<Path> files = oldestFirst(folder);
        try {
            int first = 0;
            LogMemory known = before.afterGap();
            for (int i = 0; i < files.size() && before.mark().isPresent(); i++) {
                Mark.Found found = before.mark().get().in(files.get(i));
                if (found == Mark.Found.ANOTHER) continue;
                first = found == Mark.Found.HERE ? i : 0;
                known = found == Mark.Found.HERE ? before : before.forgotten();
                break;
            }
            return files.isEmpty() ? known : follow(files, first, known);
        } catch (IOException failed) {
            throw ArtifactFile.unreadable(artifact(folder.resolve(NAME).toString()), failed)
                    .stop();
        }
    }

    /** What was kept before anybody noted where the queries stand, with that: it takes reading all of the logs once more. */
    public static LogMemory located(Path folder, LogMemory kept) {
        Map<RelationName, Built> whole = new HashMap<>();
        read(folder).forEach(each -> whole.put(each.name(), each));
        return new LogMemory(kept.mark(), located(kept.settled(), whole), located(kept.latest(), whole), kept.next());
    }

    private static List<Built> located(List<Built> records, Map<RelationName, Built> whole) {
        return records.stream()
                .map(each -> Optional.ofNullable(whole.get(each.name()))
                        .filter(same -> same.where().equals(each.where())
                                && each.order().isPresent()
                                && each.query().isEmpty())
                        .map(same -> each.madeOf(same.query()))
                        .orElse(each))
                .toList();
    }

    /** From the mark, which stands in the first of the files, or else from the beginning. */
    private static LogMemory follow(List<Path> files, int first, LogMemory known) throws IOException {
        Optional<Mark> mark = known.mark();
        Place start =
                mark.map(at -> new Place(first, at.offset(), at.line() + 1)).orElse(Place.START);
        BuildLog log = new BuildLog(known.settled(), mark.map(Mark::order).orElse(known.next()), start);
        for (int i = first; i < files.size(); i++) {
            Path file = files.get(i);
            try (InputStream in = ArtifactFile.open(file, artifact(file.toString()))) {
                Place from = i == first ? start : Place.START;
                in.skipNBytes(from.offset());
                follow(new LineStream(in, from.offset(), from.line() - 1), i, log);
            }
        }
        Place begun = log.begun();
        Mark next = Mark.at(files.get(begun.file()), begun.offset(), begun.line() - 1, log.orderAtBegin());
        return new LogMemory(Optional.of(next), log.settled(), log.built(), log.order());
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
        BuildLog log = new BuildLog(List.of(), 0, Place.START);
        try (in) {
            follow(new LineStream(in, 0, 0), 0, log);
        } catch (IOException failed) {
            throw ArtifactFile.unreadable(artifact(label), failed).stop();
        }
        return log.built();
    }

    static Artifact artifact(String label) {
        return new Artifact(Artifact.Kind.LOG, Role.BRANCH, label);
    }

    /** dbt.log.2, dbt.log.1, dbt.log; an empty one tells nothing. */
    static List<Path> oldestFirst(Path folder) {
        List<Path> files = new ArrayList<>();
        if (!ArtifactFile.isAbsent(folder.resolve(NAME))) files.add(folder.resolve(NAME));
        for (int number = 1; number <= BACKUPS; number++) {
            Path backup = folder.resolve(NAME + "." + number);
            if (Files.isRegularFile(backup)) files.add(backup);
        }
        files.removeIf(file -> Files.isRegularFile(file) && file.toFile().length() == 0);
        Collections.reverse(files);
        return files;
    }

    private static void follow(LineStream lines, int file, BuildLog log) throws IOException {
        LogLines text = new TextLog(log);
        LogLines json = new JsonLog(log);
        Optional<RawLine> line = lines.next();
        while (line.isPresent()) {
            log.at(new Place(file, lines.start(), lines.number()));
            // The format may change between runs.
            LogLines format = JsonLog.isEvent(line.get()) ? json : text;
            format.line(line.get());
            line = lines.next();
        }
        text.end();
    }
}
