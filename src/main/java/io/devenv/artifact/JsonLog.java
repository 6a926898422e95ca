package io.devenv.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** dbt's log as JSON, one event a line ({@code --log-format-file json}): like the text, but with dates, and the node with every event. */
final class JsonLog implements LogLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What only commands print that build; the success of other events may be that of a compilation. */
    private static final Set<String> BUILT = Set.of("LogModelResult", "LogSeedResult", "LogSnapshotResult");

    /** The events that something is made of. */
    private static final List<String> NAMES = Stream.concat(
                    BUILT.stream(),
                    Stream.of(
                            "MainReportVersion",
                            "ConnectionUsed",
                            "SQLQuery",
                            "SQLQueryStatus",
                            "Rollback",
                            "RollbackFailed",
                            "ConnectionClosed"))
            .toList();

    private static final Map<String, RelationKind> KINDS = Map.of(
            "view", RelationKind.VIEW,
            "table", RelationKind.TABLE,
            "incremental", RelationKind.TABLE,
            "seed", RelationKind.TABLE,
            "snapshot", RelationKind.TABLE,
            "materialized_view", RelationKind.MATERIALIZED_VIEW,
            "dynamic_table", RelationKind.DYNAMIC_TABLE);

    private final BuildLog log;

    JsonLog(BuildLog log) {
        this.log = log;
    }

    /** The lines of a statement hardly begin as an event does. */
    static boolean isEvent(RawLine line) {
        return line.has("{\"", 0);
    }

    @Override
    public void line(RawLine line) {
        if (!matters(line)) return;
        try {
            event(JSON.readTree(line.text()));
        } catch (JsonProcessingException oddLine) {
            return; // the last line of a killed run, or another program's
        }
    }

    @Override
    public void end() {}

    /**
     * Whether the name of an event of interest may stand in it: as it is, or with escapes for some of its letters. Most events have other names, and it
     * takes longer to make something of all that they say.
     */
    private static boolean matters(RawLine line) {
        int at = line.either('"', '\\', 0);
        while (at < line.length()) {
            if (line.at(at) == '"' ? isName(line, at + 1) : isEscapedLetter(line, at + 1)) return true;
            at = line.either('"', '\\', at + 1);
        }
        return false;
    }

    private static boolean isName(RawLine line, int from) {
        int first = line.at(from);
        if (first < 'A' || first > 'Z') return false;
        for (String name : NAMES) {
            if (line.has(name, from) && line.at(from + name.length()) == '"') return true;
        }
        return false;
    }

    /** The code of a letter in ASCII; that of a colour, of which logs are full, begins otherwise. */
    private static boolean isEscapedLetter(RawLine line, int from) {
        return line.has("u00", from) && line.at(from + 3) >= '4' && line.at(from + 3) <= '7';
    }

    private void event(JsonNode event) {
        JsonNode data = event.path("data");
        JsonNode head = event.path("info");
        String thread = head.path("thread").asText();
        String name = head.path("name").asText();
        log.at(""); // the time comes with every event
        switch (name) {
            case "MainReportVersion" -> log.begin();
            case "ConnectionUsed" ->
                log.uses(data.path("conn_name").asText(), data.path("conn_type").asText());
            case "SQLQuery" -> log.sent(sent(thread, data));
            case "SQLQueryStatus" -> log.answered(thread, at(head));
            case "Rollback", "RollbackFailed", "ConnectionClosed" ->
                log.rolledBack(data.path("conn_name").asText());
            default -> {
                if (BUILT.contains(name)) result(data.path("node_info"), at(head));
            }
        }
    }

    private static Optional<Instant> at(JsonNode head) {
        return PythonText.instant(head.path("ts").asText());
    }

    private BuildLog.Sent sent(String thread, JsonNode data) {
        String connection = data.path("conn_name").asText();
        JsonNode node = data.path("node_info");
        Optional<String> id = text(node, "unique_id").or(() -> TextLog.nodeNamedBy(connection));
        long begins = log.here().offset();
        return new BuildLog.Sent(thread, connection, data.path("sql").asText(), id, body(node), begins);
    }

    private void result(JsonNode node, Optional<Instant> at) {
        JsonNode relation = node.path("node_relation");
        Optional<String> schema = text(relation, "schema");
        Optional<String> alias = text(relation, "alias");
        Optional<RelationKind> kind = text(node, "materialized").map(KINDS::get);
        boolean succeeded = node.path("node_status").asText().equals("success");
        if (!succeeded || schema.isEmpty() || alias.isEmpty() || kind.isEmpty()) return;
        String database = relation.path("database").asText();
        RelationName name = new RelationName(database, schema.get(), alias.get());
        log.reported(name, kind, node.path("unique_id").asText(), at, body(node));
    }

    /** dbt's checksum of a model's file begins with the fingerprint of its code. */
    private static Optional<String> body(JsonNode node) {
        return text(node, "node_checksum")
                .filter(sum -> node.path("resource_type").asText().equals("model"))
                .filter(sum -> sum.length() > Fingerprint.LENGTH)
                .map(sum -> sum.substring(0, Fingerprint.LENGTH));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name).asText()).filter(text -> !text.isEmpty());
    }
}
