package io.devenv.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.RelationName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reads a journal line by line: a sweep writes hundreds of thousands of them. */
record JournalReader(Path file) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Who hears what the lines tell, in their order. */
    interface Listener {
        /** A run begins. */
        void begun(JournaledRun run);

        /** Whether it wants to hear of a change at all. What cannot be told at a glance it hears of unasked. */
        boolean wants(String run, Change.Action action, RelationName relation);

        /** A change is announced; empty for one that this devenv does not understand. */
        void announced(String run, int number, Optional<Change> change);

        /** What became of a change that was announced, or of one that nobody wanted to hear of. */
        void ended(String run, int number, Outcome outcome);
    }

    /**
     * Tells all that is in the file. What a newer devenv may have added is no obstacle: events it invented are passed over, and an
     * outcome it invented leaves the change as one that the warehouse has to tell of.
     */
    void tell(Listener listener) {
        Interner shared = new Interner();
        each((line, glance) -> {
            Optional<JournalGlance.Ended> ended = glance.ended();
            if (ended.isPresent()) {
                listener.ended(
                        ended.get().run(), ended.get().number(), ended.get().outcome());
                return true;
            }
            boolean wanted = glance.announced()
                    .map(change -> listener.wants(change.run(), change.action(), change.relation()))
                    .orElse(true);
            if (wanted) parsed(line.text()).ifPresent(json -> tell(json, listener, shared));
            return true;
        });
    }

    /** The runs in the file with those of their changes that are wanted. */
    List<JournaledRun> runs(WantedChanges wanted) {
        ReadRuns reading = new ReadRuns(wanted);
        tell(reading);
        return reading.runs();
    }

    private static void tell(JsonNode line, Listener listener, Interner shared) {
        String run = shared.text(line.path("run").asText());
        int number = line.path("number").asInt();
        switch (line.path("event").asText()) {
            case "begin" -> begun(line).ifPresent(listener::begun);
            case "intent" -> listener.announced(run, number, JournalLines.change(line, shared));
            case "outcome" ->
                listener.ended(
                        run,
                        number,
                        JournalLines.word(Outcome.values(), line.path("outcome").asText())
                                .orElse(Outcome.INTENDED));
            default -> {
                // Of a newer devenv.
            }
        }
    }

    /** Whether a run of that id has begun. */
    boolean knows(String run) {
        return !each((line, glance) -> {
            if (glance.ended().isPresent() || glance.announced().isPresent()) return true;
            return parsed(line.text())
                    .filter(json -> json.path("event").asText().equals("begin"))
                    .filter(json -> json.path("run").asText().equals(run))
                    .isEmpty();
        });
    }

    /** What is done with a line. */
    private interface Look {
        /** False where no other line need be looked at. */
        boolean at(RawLine line, JournalGlance glance);
    }

    /** Looks at the lines until one is enough; true if none was. */
    private boolean each(Look look) {
        try (InputStream in = Files.newInputStream(file)) {
            LineStream lines = LineStream.whole(in);
            Interner shared = new Interner();
            for (Optional<RawLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!look.at(line.get(), new JournalGlance(line.get(), shared))) return false;
            }
            return true;
        } catch (NoSuchFileException none) {
            return true;
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
