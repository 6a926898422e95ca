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
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

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
        ObjectNode line = line("intent", run).put("number", number);
        put(line, change);
        return line;
    }

    /** The change itself, as {@link #change} reads it. */
    static void put(ObjectNode line, Change change) {
        line.put("action", change.action().name())
                .put("kind", change.kind().word())
                .put("reason", change.reason());
        line.set("relation", name(change.relation()));
        change.other().ifPresent(other -> line.set("other", name(other)));
        change.definition().ifPresent(text -> line.put("definition", text));
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

    static ObjectNode name(RelationName name) {
        return JSON.createObjectNode()
                .put("database", name.database())
                .put("schema", name.schema())
                .put("identifier", name.identifier());
    }

    /**
     * Every run in the file. What a newer devenv may have added is no obstacle: events it invented are passed over, an outcome
     * it invented leaves the change as one that the warehouse has to tell of, and a change that cannot be understood is counted.
     */
    static List<JournaledRun> read(Path file) {
        String text;
        try {
            // A half line may end within a letter.
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException failure) {
            throw Problem.of(Fault.WAREHOUSE, "journal-unreadable", "cannot read the journal " + file)
                    .because("the system says: " + failure)
                    .next("make it readable, or point XDG_STATE_HOME to another folder")
                    .stop();
        }
        Map<String, RunLines> runs = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            parsed(line)
                    .ifPresent(json -> runs.computeIfAbsent(json.path("run").asText(), id -> new RunLines())
                            .take(json));
        }
        return runs.values().stream().flatMap(lines -> lines.run().stream()).toList();
    }

    /** Empty for a blank line and for one that a killed process wrote only half of; what it announced was never begun. */
    private static Optional<JsonNode> parsed(String line) {
        try {
            return line.isBlank() ? Optional.empty() : Optional.of(JSON.readTree(line));
        } catch (JsonProcessingException half) {
            return Optional.empty();
        }
    }

    /** What the lines of one run have told so far. */
    private static final class RunLines {
        private final Map<Integer, Entry> entries = new TreeMap<>();
        private Optional<JournaledRun> begun = Optional.empty();
        private int unknown;

        void take(JsonNode line) {
            int number = line.path("number").asInt();
            switch (line.path("event").asText()) {
                case "begin" -> begun = begun(line);
                case "intent" -> change(line).ifPresentOrElse(change -> intend(number, change), () -> unknown++);
                case "outcome" -> {
                    Outcome outcome =
                            word(Outcome.values(), line.path("outcome")).orElse(Outcome.INTENDED);
                    entries.computeIfPresent(number, (key, entry) -> new Entry(key, entry.change(), outcome));
                }
                default -> {
                    // Of a newer devenv.
                }
            }
        }

        private void intend(int number, Change change) {
            entries.put(number, new Entry(number, change, Outcome.INTENDED));
        }

        Optional<JournaledRun> run() {
            return begun.map(run -> new JournaledRun(
                    run.id(),
                    run.at(),
                    run.command(),
                    run.target(),
                    run.connection(),
                    List.copyOf(entries.values()),
                    unknown));
        }
    }

    private static Optional<JournaledRun> begun(JsonNode line) {
        try {
            return Optional.of(JournaledRun.beginning(
                    line.path("run").asText(),
                    Instant.parse(line.path("at").asText()),
                    line.path("command").asText(),
                    line.path("target").asText(),
                    line.path("connection").asText()));
        } catch (DateTimeParseException ofAnotherShape) {
            return Optional.empty();
        }
    }

    /** Empty for one that this devenv does not understand. */
    static Optional<Change> change(JsonNode line) {
        return word(Change.Action.values(), line.path("action"))
                .filter(action -> line.path("relation").isObject())
                .map(action -> change(action, line))
                .filter(change -> change.other().isPresent() || !change.action().needsOther());
    }

    private static Change change(Change.Action action, JsonNode line) {
        return new Change(
                action,
                name(line.path("relation")),
                RelationKind.ofWord(line.path("kind").asText()),
                line.has("other") ? Optional.of(name(line.path("other"))) : Optional.empty(),
                line.has("definition") ? Optional.of(line.path("definition").asText()) : Optional.empty(),
                line.path("reason").asText());
    }

    private static <E extends Enum<E>> Optional<E> word(E[] known, JsonNode written) {
        return Stream.of(known)
                .filter(each -> each.name().equals(written.asText()))
                .findFirst();
    }

    static RelationName name(JsonNode node) {
        return new RelationName(
                node.path("database").asText(),
                node.path("schema").asText(),
                node.path("identifier").asText());
    }
}
