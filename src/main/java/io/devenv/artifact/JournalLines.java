package io.devenv.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Place;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The lines of the journal: {@code begin}, {@code intent} and {@code outcome}, each with the id of its run. */
final class JournalLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JournalLines() {}

    static ObjectNode begin(JournaledRun run) {
        return line("begin", run.id())
                .put("at", run.at().toString())
                .put("command", run.command())
                .put("target", run.target())
                .put("connection", run.connection());
    }

    static ObjectNode intent(String run, int number, Change change) {
        ObjectNode line = line("intent", run)
                .put("number", number)
                .put("action", change.action().name())
                .put("kind", change.kind().word())
                .put("reason", change.reason());
        line.set("relation", name(change.relation()));
        change.other().ifPresent(other -> line.set("other", name(other)));
        change.definition().ifPresent(text -> line.put("definition", text));
        return line;
    }

    static ObjectNode outcome(String run, int number, Outcome outcome, Instant at) {
        return line("outcome", run)
                .put("number", number)
                .put("outcome", outcome.name())
                .put("at", at.toString());
    }

    private static ObjectNode line(String event, String run) {
        return JSON.createObjectNode().put("event", event).put("run", run);
    }

    private static ObjectNode name(RelationName name) {
        return JSON.createObjectNode()
                .put("database", name.database())
                .put("schema", name.schema())
                .put("identifier", name.identifier());
    }

    static List<JournaledRun> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException failure) {
            throw Problem.of(Fault.WAREHOUSE, "journal-unreadable", "cannot read the journal " + file)
                    .because("the system says: " + failure)
                    .stop();
        }
        Map<String, JournaledRun> runs = new LinkedHashMap<>();
        Map<String, Map<Integer, Entry>> entries = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Optional<JsonNode> line = parsed(lines.get(i));
            if (line.isEmpty()) continue;
            try {
                take(line.get(), runs, entries);
            } catch (IllegalArgumentException | java.time.DateTimeException odd) {
                throw Problem.of(Fault.WAREHOUSE, "journal-broken", "a line of the journal cannot be understood")
                        .at(Place.line(file.toString(), i + 1))
                        .next("move the journal away if its changes need no undoing")
                        .stop();
            }
        }
        return runs.values().stream()
                .map(run -> new JournaledRun(
                        run.id(),
                        run.at(),
                        run.command(),
                        run.target(),
                        run.connection(),
                        List.copyOf(entries.getOrDefault(run.id(), Map.of()).values())))
                .toList();
    }

    /** Empty for a blank line and for one that a killed process wrote only half of; what it announced was never begun. */
    private static Optional<JsonNode> parsed(String line) {
        try {
            return line.isBlank() ? Optional.empty() : Optional.of(JSON.readTree(line));
        } catch (JsonProcessingException half) {
            return Optional.empty();
        }
    }

    private static void take(JsonNode line, Map<String, JournaledRun> runs, Map<String, Map<Integer, Entry>> entries) {
        String run = line.path("run").asText();
        int number = line.path("number").asInt();
        Map<Integer, Entry> ofRun = entries.computeIfAbsent(run, id -> new TreeMap<>());
        switch (line.path("event").asText()) {
            case "begin" -> runs.put(run, begun(line));
            case "intent" -> ofRun.put(number, new Entry(number, change(line), Outcome.INTENDED));
            case "outcome" -> {
                Outcome outcome = Outcome.valueOf(line.path("outcome").asText());
                ofRun.computeIfPresent(number, (key, entry) -> new Entry(key, entry.change(), outcome));
            }
            default -> throw new IllegalArgumentException("unknown event");
        }
    }

    private static JournaledRun begun(JsonNode line) {
        return new JournaledRun(
                line.path("run").asText(),
                Instant.parse(line.path("at").asText()),
                line.path("command").asText(),
                line.path("target").asText(),
                line.path("connection").asText(),
                new ArrayList<>());
    }

    private static Change change(JsonNode line) {
        return new Change(
                Change.Action.valueOf(line.path("action").asText()),
                name(line.path("relation")),
                RelationKind.ofWord(line.path("kind").asText()),
                line.has("other") ? Optional.of(name(line.path("other"))) : Optional.empty(),
                line.has("definition") ? Optional.of(line.path("definition").asText()) : Optional.empty(),
                line.path("reason").asText());
    }

    private static RelationName name(JsonNode node) {
        return new RelationName(
                node.path("database").asText(),
                node.path("schema").asText(),
                node.path("identifier").asText());
    }
}
