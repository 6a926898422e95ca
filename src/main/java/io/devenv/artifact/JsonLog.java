package io.devenv.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** dbt's log as JSON, one event a line ({@code --log-format-file json}): like the text, but with dates, and the node with every event. */
final class JsonLog implements LogLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What only commands print that build; the success of other events may be that of a compilation. */
    private static final Set<String> BUILT = Set.of("LogModelResult", "LogSeedResult", "LogSnapshotResult");

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

    @Override
    public void line(String line) {
        if (!line.startsWith("{")) return;
        try {
            event(JSON.readTree(line));
        } catch (JsonProcessingException oddLine) {
            return; // the last line of a killed run, or another program's
        }
    }

    @Override
    public void end() {}

    private void event(JsonNode event) {
        JsonNode data = event.path("data");
        JsonNode head = event.path("info");
        String thread = head.path("thread").asText();
        Optional<Instant> at = PythonText.instant(head.path("ts").asText());
        String name = head.path("name").asText();
        log.at(""); // the time comes with every event
        switch (name) {
            case "MainReportVersion" -> log.begin();
            case "ConnectionUsed" ->
                log.uses(data.path("conn_name").asText(), data.path("conn_type").asText());
            case "SQLQuery" -> log.sent(sent(thread, data));
            case "SQLQueryStatus" -> log.answered(thread, at);
            case "Rollback", "RollbackFailed", "ConnectionClosed" ->
                log.rolledBack(data.path("conn_name").asText());
            default -> {
                if (BUILT.contains(name)) result(data.path("node_info"), at);
            }
        }
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
