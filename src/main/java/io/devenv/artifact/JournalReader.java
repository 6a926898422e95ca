package io.devenv.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
import java.util.function.Predicate;

/** Reads a journal line by line: a sweep writes hundreds of thousands of them. */
record JournalReader(Path file) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Every run in the file. What a newer devenv may have added is no obstacle: events it invented are passed over, an outcome
     * it invented leaves the change as one that the warehouse has to tell of, and a change that cannot be understood is counted.
     */
    List<JournaledRun> runs() {
        Interner shared = new Interner();
        Map<String, RunLines> runs = new LinkedHashMap<>();
        eachUntil(line -> {
            parsed(line)
                    .ifPresent(json -> runs.computeIfAbsent(json.path("run").asText(), id -> new RunLines(shared))
                            .take(json));
            return false;
        });
        return runs.values().stream().flatMap(lines -> lines.run().stream()).toList();
    }

    /** Whether a run of that id has begun. */
    boolean knows(String run) {
        return eachUntil(line -> line.contains("\"begin\"")
                && parsed(line)
                        .filter(json -> json.path("event").asText().equals("begin"))
                        .filter(json -> json.path("run").asText().equals(run))
                        .isPresent());
    }

    /** Hands on the lines until one is the wanted one; tells whether any was. A half line may end within a letter. */
    private boolean eachUntil(Predicate<String> wanted) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            while (true) {
                String line = lines.readLine();
                if (line == null) return false;
                if (wanted.test(line)) return true;
            }
        } catch (NoSuchFileException none) {
            return false;
        } catch (IOException failure) {
            throw Problem.of(Fault.WAREHOUSE, "journal-unreadable", "cannot read the journal " + file)
                    .because("the system says: " + failure)
                    .next("make it readable, or point XDG_STATE_HOME to another folder")
                    .stop();
        }
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
        private final Interner shared;
        private final Map<Integer, Entry> entries = new TreeMap<>();
        private Optional<JournaledRun> begun = Optional.empty();
        private int unknown;

        RunLines(Interner shared) {
            this.shared = shared;
        }

        void take(JsonNode line) {
            int number = line.path("number").asInt();
            switch (line.path("event").asText()) {
                case "begin" -> begun = begun(line);
                case "intent" ->
                    JournalLines.change(line, shared)
                            .ifPresentOrElse(change -> intend(number, change), () -> unknown++);
                case "outcome" -> {
                    Outcome outcome = JournalLines.word(Outcome.values(), line.path("outcome"))
                            .orElse(Outcome.INTENDED);
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
    }
}
