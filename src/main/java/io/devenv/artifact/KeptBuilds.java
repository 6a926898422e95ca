package io.devenv.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.Gone;
import io.devenv.core.document.Sha256;
import io.devenv.core.problem.Warning;
import io.devenv.core.results.Built;
import io.devenv.core.results.Built.Source;
import java.nio.file.Path;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What dbt's log and run results have shown so far, kept in devenv's own folder: {@code dbt clean} deletes theirs. Names, kinds, times and fingerprints
 * only, nothing of what the log says otherwise.
 */
public final class KeptBuilds {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Says that the records were noted with where their queries stand. */
    private static final String QUERIES = "queries";

    private final KeptFile file;
    private final KeptFile.Content content;
    private final Kept kept;
    private final Optional<Warning> warning;
    private final boolean locatesQueries;

    /**
     * What is kept.
     *
     * @param log how far dbt's log was read, and what it had shown
     * @param results the newest run result of each relation
     * @param gone relations seen to be gone of which there still are records
     */
    public record Kept(LogMemory log, List<Built> results, List<Gone> gone) {
        public static final Kept NOTHING = new Kept(LogMemory.NONE, List.of(), List.of());

        public Kept {
            results = List.copyOf(results);
            gone = List.copyOf(gone);
        }
    }

    private KeptBuilds(
            KeptFile file, KeptFile.Content content, Kept kept, Optional<Warning> warning, boolean locatesQueries) {
        this.file = file;
        this.content = content;
        this.kept = kept;
        this.warning = warning;
        this.locatesQueries = locatesQueries;
    }

    /**
     * Reads what is kept of one log; two logs of a project have a file each, for nobody knows what was built when between the two.
     *
     * @param folder devenv's own
     * @param logs where dbt writes its log
     */
    public static KeptBuilds read(Path folder, Path logs) {
        KeptFile file = new KeptFile(folder, "builds-" + shortHash(logs), VERSION);
        KeptFile.Content content = file.read();
        if (content.lines().isEmpty()) return nothing(file, content, content.warning());
        try {
            JsonNode log = JSON.readTree(content.lines().get(0));
            boolean locates = log.path(QUERIES).asBoolean();
            return new KeptBuilds(file, content, parsed(log, content.lines()), content.warning(), locates);
        } catch (JsonProcessingException | DateTimeParseException | IllegalArgumentException odd) {
            return nothing(file, content, Optional.of(file.damaged()));
        }
    }

    private static KeptBuilds nothing(KeptFile file, KeptFile.Content content, Optional<Warning> warning) {
        return new KeptBuilds(file, content, Kept.NOTHING, warning, true);
    }

    private static String shortHash(Path logs) {
        return Sha256.hex(logs.toAbsolutePath().normalize().toString()).substring(0, 8);
    }

    public Kept kept() {
        return kept;
    }

    /** False for what an earlier devenv kept, which did not note where the queries stand. */
    public boolean locatesQueries() {
        return locatesQueries;
    }

    /** Why nothing is known of what was kept, if something was. */
    public Optional<Warning> warning() {
        return warning;
    }

    /** Keeps that instead, if it says anything new. */
    public Optional<Warning> keep(Kept now) {
        List<String> lines = lines(now);
        boolean nothingNew = lines.equals(content.lines())
                || (now.equals(Kept.NOTHING) && content.stamp().isEmpty());
        return nothingNew ? Optional.empty() : file.replace(content, lines);
    }

    private static List<String> lines(Kept kept) {
        List<String> lines = new ArrayList<>();
        ObjectNode log = BuildLines.object().put("next", kept.log().next()).put(QUERIES, true);
        kept.log()
                .mark()
                .ifPresent(mark -> log.putObject("mark")
                        .put("head", mark.head())
                        .put("length", mark.length())
                        .put("before", mark.before())
                        .put("offset", mark.offset())
                        .put("line", mark.line())
                        .put("order", mark.order()));
        lines.add(log.toString());
        Set<Built> settled = new HashSet<>(kept.log().settled());
        Set<Built> latest = new HashSet<>(kept.log().latest());
        for (Built each : kept.log().latest()) lines.add(line(each, settled.contains(each) ? "log" : "last run"));
        for (Built each : kept.log().settled()) {
            if (!latest.contains(each)) lines.add(line(each, "before last run"));
        }
        kept.results().forEach(each -> lines.add(line(each, "results")));
        kept.gone()
                .forEach(gone -> lines.add(BuildLines.put(BuildLines.object().put("in", "gone"), gone.name())
                        .put("connection", gone.connection())
                        .put("at", gone.at().toString())
                        .put("order", gone.order())
                        .put("taken", gone.takenByDevenv())
                        .toString()));
        return lines;
    }

    private static String line(Built built, String in) {
        return BuildLines.of(built).put("in", in).toString();
    }

    private static Kept parsed(JsonNode log, List<String> lines) throws JsonProcessingException {
        List<Built> settled = new ArrayList<>();
        List<Built> latest = new ArrayList<>();
        List<Built> results = new ArrayList<>();
        List<Gone> gone = new ArrayList<>();
        for (String text : lines.subList(1, lines.size())) {
            JsonNode line = JSON.readTree(text);
            String in = line.path("in").asText();
            if (in.equals("gone")) gone.add(gone(line));
            else if (in.equals("results")) results.add(BuildLines.built(line, Source.RUN_RESULTS));
            if (in.equals("log") || in.equals("last run")) latest.add(BuildLines.built(line, Source.LOG));
            if (in.equals("log") || in.equals("before last run")) settled.add(BuildLines.built(line, Source.LOG));
        }
        JsonNode mark = log.path("mark");
        LogMemory memory = new LogMemory(
                mark.isObject() ? Optional.of(mark(mark)) : Optional.empty(),
                settled,
                latest,
                log.path("next").asLong());
        return new Kept(memory, results, gone);
    }

    private static LogMemory.Mark mark(JsonNode mark) {
        return new LogMemory.Mark(
                mark.path("head").asText(),
                mark.path("length").asInt(),
                mark.path("before").asText(),
                mark.path("offset").asLong(),
                mark.path("line").asLong(),
                mark.path("order").asLong());
    }

    private static Gone gone(JsonNode line) {
        return new Gone(
                line.path("connection").asText(),
                BuildLines.name(line),
                BuildLines.time(line, "at"),
                line.path("order").asLong(),
                line.path("taken").asBoolean());
    }
}
