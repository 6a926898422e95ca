package io.devenv.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.SchemaName;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Since when devenv has seen schemas as they are now. Losing it costs time: a schema then counts as new.
 *
 * @param known by connection and schema
 * @param warning what was kept and cannot be believed
 */
public record SeenSchemas(KeptFile file, KeptFile.Content read, Map<Key, Seen> known, Optional<Warning> warning) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A schema of one warehouse. */
    record Key(String connection, SchemaName schema) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int by = connection.compareTo(other.connection);
            return by != 0 ? by : schema.compareTo(other.schema);
        }
    }

    /** What lay there, and when it was first seen so. */
    record Seen(String fingerprint, Instant since) {}

    /** Reads what is kept in devenv's folder. */
    public static SeenSchemas read(Path home) {
        KeptFile file = new KeptFile(home, "schemas", 1);
        KeptFile.Content content = file.read();
        Map<Key, Seen> known = new TreeMap<>();
        try {
            for (String line : content.lines()) add(JSON.readTree(line), known);
            return new SeenSchemas(file, content, known, content.warning());
        } catch (JsonProcessingException | DateTimeParseException damaged) {
            return new SeenSchemas(file, content, Map.of(), Optional.of(file.damaged()));
        }
    }

    private static void add(JsonNode line, Map<Key, Seen> known) {
        SchemaName schema = new SchemaName(
                line.path("database").asText(), line.path("schema").asText());
        known.put(
                new Key(line.path("connection").asText(), schema),
                new Seen(
                        line.path("fingerprint").asText(),
                        Instant.parse(line.path("since").asText())));
    }

    /** When a schema was first seen as it is now; empty where it was not seen so before, or only in what the clock calls the future. */
    public Optional<Instant> since(String connection, SchemaName schema, String fingerprint, Instant now) {
        return Optional.ofNullable(known.get(new Key(connection, schema)))
                .filter(seen -> seen.fingerprint().equals(fingerprint))
                .map(Seen::since)
                .filter(since -> !since.isAfter(now));
    }

    /** A schema as it was seen just now. */
    public record Sight(SchemaName schema, String fingerprint) {}

    /**
     * Keeps what is seen now: what is as it was keeps its time.
     *
     * @param isAsked of which schemas of the connection it can be told whether they are there: those that are not seen are forgotten
     * @return what stood in the way
     */
    public Optional<Warning> keep(
            String connection, Collection<Sight> sights, Predicate<SchemaName> isAsked, Instant now) {
        Map<Key, Seen> next = new TreeMap<>(known);
        next.keySet().removeIf(key -> key.connection().equals(connection) && isAsked.test(key.schema()));
        for (Sight sight : sights) {
            Instant since =
                    since(connection, sight.schema(), sight.fingerprint(), now).orElse(now);
            next.put(new Key(connection, sight.schema()), new Seen(sight.fingerprint(), since));
        }
        if (next.equals(known)) return Optional.empty();
        List<String> lines = new ArrayList<>();
        next.forEach((key, seen) -> lines.add(JSON.createObjectNode()
                .put("connection", key.connection())
                .put("database", key.schema().database())
                .put("schema", key.schema().schema())
                .put("fingerprint", seen.fingerprint())
                .put("since", seen.since().toString())
                .toString()));
        return file.replace(read, lines);
    }
}
