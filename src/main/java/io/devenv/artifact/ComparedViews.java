package io.devenv.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.core.document.Sha256;
import io.devenv.core.problem.Warning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which views were found to be made of another query than the branch's. A warehouse takes a millisecond to compare one, and neither changes often. Kept
 * are hashes and answers, no SQL. Losing it costs time: then all are compared again.
 *
 * @param known by what was compared; true where the view is made of another query
 * @param warning what was kept and cannot be believed
 */
public record ComparedViews(KeptFile file, KeptFile.Content read, Map<Pair, Boolean> known, Optional<Warning> warning) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** To be raised where comparing answers otherwise than before. */
    private static final int VERSION = 1;

    /** A view's text and the query that it is compared with, as a hash of both. */
    public record Pair(String hash) implements Comparable<Pair> {
        public static Pair of(String definition, String query) {
            return new Pair(Sha256.hex(definition.length() + " " + definition + query));
        }

        @Override
        public int compareTo(Pair other) {
            return hash.compareTo(other.hash);
        }
    }

    public ComparedViews {
        known = Map.copyOf(known);
    }

    /** Reads what is kept in devenv's folder. */
    public static ComparedViews read(Path home) {
        KeptFile file = new KeptFile(home, "views", VERSION);
        KeptFile.Content content = file.read();
        Map<Pair, Boolean> known = new TreeMap<>();
        try {
            for (String line : content.lines()) {
                JsonNode answer = JSON.readTree(line);
                known.put(
                        new Pair(answer.path("pair").asText()),
                        answer.path("otherwise").asBoolean());
            }
            return new ComparedViews(file, content, known, content.warning());
        } catch (JsonProcessingException damaged) {
            return new ComparedViews(file, content, Map.of(), Optional.of(file.damaged()));
        }
    }

    /** Whether the view was found to be made of another query; empty where nobody has compared these two. */
    public Optional<Boolean> madeOtherwise(Pair pair) {
        return Optional.ofNullable(known.get(pair));
    }

    /**
     * Keeps these answers and no others.
     *
     * @return what stood in the way
     */
    public Optional<Warning> keep(Map<Pair, Boolean> answers) {
        if (answers.equals(known)) return Optional.empty();
        List<String> lines = new ArrayList<>();
        new TreeMap<>(answers)
                .forEach((pair, otherwise) -> lines.add(JSON.createObjectNode()
                        .put("pair", pair.hash())
                        .put("otherwise", otherwise)
                        .toString()));
        return file.replace(read, lines);
    }
}
