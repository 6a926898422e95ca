package io.devenv.artifact;

import io.devenv.artifact.BuildLog.Place;
import io.devenv.core.results.Built;
import io.devenv.core.results.BuiltQuery;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Queries in dbt's log that were read before: each is read where it stands, and nothing around it. */
public final class LoggedQueries {
    /** Most statements are shorter. */
    private static final int AHEAD = 1 << 12;

    private final Fingerprint fingerprint = new Fingerprint();
    private final List<FileChannel> files;

    private LoggedQueries(List<FileChannel> files) {
        this.files = files;
    }

    /**
     * The records with their queries, as far as these still stand where they stood, in whatever file that is now.
     *
     * @param folder of the log and of what was rotated away from it
     * @param wanted whose queries are worth reading
     */
    public static List<Built> read(Path folder, List<Built> records, Predicate<Built> wanted) {
        if (records.stream().noneMatch(wanted)) return records;
        List<FileChannel> files = new ArrayList<>();
        try {
            for (Path file : LogReader.oldestFirst(folder)) files.add(FileChannel.open(file));
            LoggedQueries queries = new LoggedQueries(files);
            List<Built> found = new ArrayList<>();
            for (Built each : records) found.add(wanted.test(each) ? queries.read(each) : each);
            return found;
        } catch (IOException failed) {
            throw ArtifactFile.unreadable(LogReader.artifact(folder.toString()), failed)
                    .stop();
        } finally {
            files.forEach(LoggedQueries::close);
        }
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException nothingWasWritten) {
            return;
        }
    }

    private Built read(Built record) throws IOException {
        Optional<BuiltQuery.Place> place = record.query().flatMap(BuiltQuery::place);
        if (place.isEmpty() || record.sql().isPresent()) return record;
        // Newest first: that is where most of them are.
        for (int i = files.size() - 1; i >= 0; i--) {
            Optional<String> query = statement(files.get(i), place.get().offset())
                    .flatMap(CreatedQuery::of)
                    .filter(sql -> fingerprint.of(sql).equals(place.get().fingerprint()));
            if (query.isPresent()) return record.madeOf(record.query().map(known -> known.read(query.get())));
        }
        return record;
    }

    /** The statement that begins there, if one does. */
    private static Optional<String> statement(FileChannel file, long offset) throws IOException {
        if (file.size() <= offset) return Optional.empty();
        BuildLog log = new BuildLog(List.of(), 0, Place.START);
        LogLines text = new TextLog(log);
        LogLines json = new JsonLog(log);
        LineStream lines = new LineStream(Channels.newInputStream(file.position(offset)), offset, 0, AHEAD);
        Optional<RawLine> line = lines.next();
        boolean isEvent = line.filter(JsonLog::isEvent).isPresent();
        while (line.isPresent() && lines.start() - offset <= TextLog.LONGEST_STATEMENT) {
            (isEvent ? json : text).line(line.get());
            if (isEvent || log.last().isPresent()) break;
            line = lines.next();
        }
        text.end();
        return log.last().map(BuildLog.Sent::sql);
    }
}
