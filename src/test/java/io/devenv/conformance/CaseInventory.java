package io.devenv.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a cloud warehouse of the corpus held, as the file that {@code --inventory} takes. */
final class CaseInventory {
    static final String FILE = "inventory.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How Snowflake hides what may not be seen, as the corpus describes it. */
    private static final String HIDDEN = "002043 (02000): Object does not exist, or operation cannot be performed.";

    private record Place(String database, String schema) {}

    private final Case question;
    private final JsonNode manifest;
    private final ObjectNode document = JSON.createObjectNode();
    private final ArrayNode schemas = document.putArray("schemas");
    private final ArrayNode relations = document.putArray("relations");
    private final List<JsonNode> catalog = new ArrayList<>();
    private final Set<Place> seen = new HashSet<>();

    private CaseInventory(Case question, JsonNode manifest) {
        this.question = question;
        this.manifest = manifest;
        question.document().path("catalog").forEach(catalog::add);
    }

    /** Writes the file; the branch's manifest lies there already. */
    static void write(Case question, Path folder) throws IOException {
        JsonNode manifest = JSON.readTree(Files.readAllBytes(folder.resolve("target/manifest.json")));
        CaseInventory inventory = new CaseInventory(question, manifest);
        inventory.fill();
        Files.write(folder.resolve(FILE), JSON.writeValueAsBytes(inventory.document));
    }

    private void fill() {
        for (JsonNode entry : catalog) {
            if (entry.has("schema")) listing(entry);
        }
        for (JsonNode node : manifest.path("nodes")) unlisted(node);
        for (JsonNode each : question.document().path("relations_before")) {
            Place place = new Place(
                    each.path("database").asText(), each.path("schema").asText());
            if (isReadable(place))
                relation(place, each.path("name").asText(), each.path("type").asText());
        }
    }

    private void listing(JsonNode entry) {
        Place place =
                new Place(entry.path("database").asText(), entry.path("schema").asText());
        ObjectNode schema = schema(place, entry.has("denied") ? "unreadable" : "listed");
        if (entry.has("denied")) schema.put("why", refusal(entry));
        JsonNode bulk = entry.path("bulk");
        for (int number = 0; number < bulk.path("count").asInt(); number++) {
            String name = String.format(Locale.ROOT, bulk.path("pattern").asText(), number);
            relation(place, name, bulk.path("type").asText());
        }
    }

    private String refusal(JsonNode entry) {
        String code = entry.path("denied").asText();
        return question.adapter().equals("snowflake") && code.equals("usage") ? HIDDEN : code;
    }

    /** A schema of the project that the warehouse does not have, nor maybe its database. */
    private void unlisted(JsonNode node) {
        Place place =
                new Place(node.path("database").asText(), node.path("schema").asText());
        boolean there = catalog.stream()
                .anyMatch(entry -> same(entry, place) && asStored(place).equals(asStored(place(entry))));
        if (there || !seen.add(place)) return;
        List<JsonNode> ofDatabase =
                catalog.stream().filter(entry -> inDatabase(entry, place)).toList();
        for (JsonNode entry : ofDatabase) {
            if (entry.has("schema")) continue;
            schema(place, "unreadable").put("why", refusal(entry));
            return;
        }
        ObjectNode absent = schema(place, "absent");
        if (ofDatabase.isEmpty()) absent.put("missing", "database");
    }

    private boolean inDatabase(JsonNode entry, Place place) {
        return entry.path("database").asText().equalsIgnoreCase(place.database());
    }

    private boolean same(JsonNode entry, Place place) {
        return inDatabase(entry, place) && entry.path("schema").asText().equalsIgnoreCase(place.schema());
    }

    private static Place place(JsonNode entry) {
        return new Place(entry.path("database").asText(), entry.path("schema").asText());
    }

    /** The letters that tell a schema from another one in this warehouse. */
    private String asStored(Place place) {
        boolean quoted =
                manifest.path("metadata").path("quoting").path("schema").asBoolean();
        return switch (question.adapter()) {
            case "bigquery" -> place.schema();
            case "snowflake" ->
                quoted || isInCatalog(place) ? place.schema() : place.schema().toUpperCase(Locale.ROOT);
            default -> place.schema().toLowerCase(Locale.ROOT);
        };
    }

    private boolean isInCatalog(Place place) {
        return catalog.stream().map(CaseInventory::place).anyMatch(place::equals);
    }

    private boolean isReadable(Place place) {
        return catalog.stream().noneMatch(entry -> same(entry, place) && entry.has("denied"));
    }

    private ObjectNode schema(Place place, String listing) {
        return schemas.addObject()
                .put("database", place.database())
                .put("schema", place.schema())
                .put("listing", listing);
    }

    private void relation(Place place, String name, String type) {
        relations
                .addObject()
                .put("database", place.database())
                .put("schema", place.schema())
                .put("identifier", name)
                .put("type", type);
    }
}
