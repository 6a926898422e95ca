package io.devenv.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.plan.SavedCleaning;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Fingerprint;
import io.devenv.core.relation.RelationName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A plan of clean in a file: the document {@code devenv/clean-plan/1}. */
public final class SavedPlanFile {
    static final String SCHEMA = "devenv/clean-plan/1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private SavedPlanFile() {}

    /**
     * Writes a plan, over whatever the file held.
     *
     * @throws io.devenv.core.problem.Stop {@code plan-not-written}
     */
    public static void write(Path file, SavedCleaning plan) {
        try {
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document(plan)) + "\n");
        } catch (IOException failed) {
            throw Problem.of(Fault.USAGE, "plan-not-written", "cannot write the plan " + file)
                    .because("the system says: " + failed)
                    .next("name a file in a folder that exists and may be written to")
                    .stop();
        }
    }

    /**
     * Reads a plan.
     *
     * @throws io.devenv.core.problem.Stop {@code plan-missing}, {@code plan-unreadable}
     */
    public static SavedCleaning read(Path file) {
        try {
            JsonNode document = JSON.readTree(Files.readAllBytes(file));
            if (document == null || !document.path("schema").asText().equals(SCHEMA)) {
                throw unreadable(file, "it is no document " + SCHEMA).stop();
            }
            return plan(file, document);
        } catch (NoSuchFileException none) {
            throw Problem.of(Fault.USAGE, "plan-missing", "there is no file " + file)
                    .next("make a plan with devenv clean --out FILE")
                    .stop();
        } catch (IOException | DateTimeException broken) {
            throw unreadable(
                            file,
                            String.valueOf(broken.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("it is broken"))
                    .stop();
        }
    }

    private static ObjectNode document(SavedCleaning plan) {
        ObjectNode document = JSON.createObjectNode()
                .put("schema", SCHEMA)
                .put("devenv", plan.place().devenv())
                .put("project", plan.place().project())
                .put("target", plan.place().target())
                .put("connection", plan.place().connection())
                .put("at", plan.at().toString())
                .put("run", plan.run());
        ArrayNode arguments = document.putArray("arguments");
        plan.arguments().forEach(arguments::add);
        ArrayNode relations = document.putArray("relations");
        new TreeMap<>(plan.fingerprints()).forEach((name, fingerprint) -> {
            ObjectNode marks = JournalLines.name(name);
            fingerprint.marks().forEach(marks.putObject("marks")::put);
            relations.add(marks);
        });
        ArrayNode batches = document.putArray("batches");
        for (Batch batch : plan.batches()) batches.add(batch(batch, plan));
        return document;
    }

    private static ObjectNode batch(Batch batch, SavedCleaning plan) {
        ObjectNode object = JSON.createObjectNode();
        object.set("about", JournalLines.name(batch.about()));
        ArrayNode changes = object.putArray("changes");
        for (Change change : batch.changes()) {
            ObjectNode line = changes.addObject();
            JournalLines.put(line, change);
            ArrayNode sql = line.putArray("sql");
            plan.statements().getOrDefault(change, List.of()).forEach(sql::add);
        }
        return object;
    }

    private static SavedCleaning plan(Path file, JsonNode document) {
        List<Batch> batches = new ArrayList<>();
        Map<Change, List<String>> statements = new HashMap<>();
        for (JsonNode batch : document.path("batches")) {
            List<Change> changes = new ArrayList<>();
            for (JsonNode line : batch.path("changes")) {
                Change change = JournalLines.change(line)
                        .orElseThrow(() -> unreadable(file, "one of its changes cannot be understood: " + line)
                                .stop());
                changes.add(change);
                statements.put(change, texts(line.path("sql")));
            }
            batches.add(new Batch(JournalLines.name(batch.path("about")), changes));
        }
        return new SavedCleaning(
                new SavedCleaning.Place(
                        document.path("devenv").asText(),
                        document.path("project").asText(),
                        document.path("target").asText(),
                        document.path("connection").asText()),
                Instant.parse(document.path("at").asText()),
                document.path("run").asText(),
                texts(document.path("arguments")),
                batches,
                statements,
                fingerprints(document.path("relations")));
    }

    private static Map<RelationName, Fingerprint> fingerprints(JsonNode relations) {
        Map<RelationName, Fingerprint> fingerprints = new HashMap<>();
        for (JsonNode relation : relations) {
            SortedMap<String, String> marks = new TreeMap<>();
            relation.path("marks")
                    .properties()
                    .forEach(mark -> marks.put(mark.getKey(), mark.getValue().asText()));
            fingerprints.put(JournalLines.name(relation), new Fingerprint(marks));
        }
        return fingerprints;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static Problem unreadable(Path file, String why) {
        return Problem.of(Fault.USAGE, "plan-unreadable", file + " is no plan of clean")
                .because(why)
                .next("make one with devenv clean --out FILE");
    }
}
