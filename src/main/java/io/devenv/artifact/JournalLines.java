package io.devenv.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.cleanup.TrashName;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.time.Instant;
import java.util.Optional;

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

    /** Empty for one that this devenv does not understand. */
    static Optional<Change> change(JsonNode line) {
        return change(line, new Interner());
    }

    /** The same as one of many: what they have in common is held once. Names of the trash have nothing in common. */
    static Optional<Change> change(JsonNode line, Interner shared) {
        return word(Change.Action.values(), line.path("action").asText())
                .filter(action -> line.path("relation").isObject())
                .map(action -> change(action, line, shared))
                .filter(change -> change.other().isPresent() || !change.action().needsOther());
    }

    private static Change change(Change.Action action, JsonNode line, Interner shared) {
        return new Change(
                action,
                name(line.path("relation"), shared),
                RelationKind.ofWord(line.path("kind").asText()),
                line.has("other") ? Optional.of(name(line.path("other"), shared)) : Optional.empty(),
                line.has("definition") ? Optional.of(line.path("definition").asText()) : Optional.empty(),
                shared.text(line.path("reason").asText()));
    }

    /** The value that a word stands for; empty for one that this devenv does not know. */
    static <E extends Enum<E>> Optional<E> word(E[] known, String written) {
        for (E each : known) {
            if (each.name().equals(written)) return Optional.of(each);
        }
        return Optional.empty();
    }

    static RelationName name(JsonNode node) {
        return name(node, new Interner());
    }

    private static RelationName name(JsonNode node, Interner shared) {
        String identifier = node.path("identifier").asText();
        return new RelationName(
                shared.text(node.path("database").asText()),
                shared.text(node.path("schema").asText()),
                TrashName.of(identifier).isPresent() ? identifier : shared.text(identifier));
    }
}
