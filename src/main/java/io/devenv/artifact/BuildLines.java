package io.devenv.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import io.devenv.core.results.BuiltQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Names and builds as lines of devenv's own files; what is unknown is left out. */
final class BuildLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BuildLines() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ObjectNode put(ObjectNode line, RelationName name) {
        line.putArray("name").add(name.database()).add(name.schema()).add(name.identifier());
        return line;
    }

    /** A list of something other than three texts is none. */
    static RelationName name(JsonNode line) {
        JsonNode parts = line.path("name");
        if (parts.size() != 3) throw new IllegalArgumentException("no name: " + line);
        return new RelationName(
                parts.path(0).asText(), parts.path(1).asText(), parts.path(2).asText());
    }

    static ObjectNode of(Built built) {
        ObjectNode line = put(object(), built.name());
        built.kind().ifPresent(kind -> line.put("kind", kind.word()));
        built.node().ifPresent(node -> line.put("node", node));
        built.at().ifPresent(at -> line.put("at", at.toString()));
        built.body().ifPresent(body -> line.put("code", body));
        built.order().ifPresent(order -> line.put("order", order));
        built.where().ifPresent(where -> line.put("where", where));
        built.query()
                .flatMap(BuiltQuery::place)
                .ifPresent(place -> query(line, built.query().orElseThrow(), place));
        return line;
    }

    /** Never its text. */
    private static void query(ObjectNode line, BuiltQuery query, BuiltQuery.Place place) {
        ObjectNode kept = line.putObject("query").put("offset", place.offset()).put("sha256", place.fingerprint());
        if (query.answers().isEmpty()) return;
        ArrayNode asked = kept.putArray("asked");
        query.answers().forEach(answer -> {
            ObjectNode one = asked.addObject().put("question", answer.question());
            answer.node().ifPresent(node -> one.put("node", node));
        });
    }

    private static Optional<BuiltQuery> query(JsonNode kept) {
        if (!kept.isObject()) return Optional.empty();
        List<BuiltQuery.Answer> answers = new ArrayList<>();
        kept.path("asked")
                .forEach(one ->
                        answers.add(new BuiltQuery.Answer(one.path("question").asText(), text(one, "node"))));
        BuiltQuery.Place place = new BuiltQuery.Place(
                kept.path("offset").asLong(), kept.path("sha256").asText());
        return Optional.of(new BuiltQuery(Optional.empty(), Optional.of(place), answers));
    }

    static Built built(JsonNode line, Built.Source from) {
        return new Built(
                        name(line),
                        text(line, "kind").map(RelationKind::ofWord),
                        text(line, "node"),
                        text(line, "at").map(Instant::parse),
                        text(line, "code"),
                        from,
                        line.path("order").isIntegralNumber()
                                ? OptionalLong.of(line.path("order").asLong())
                                : OptionalLong.empty())
                .in(text(line, "where"))
                .madeOf(query(line.path("query")));
    }

    static Optional<String> text(JsonNode line, String field) {
        return line.path(field).isTextual() ? Optional.of(line.path(field).asText()) : Optional.empty();
    }

    static Instant time(JsonNode line, String field) {
        return Instant.parse(line.path(field).asText());
    }
}
