package io.devenv.core.plan;

import io.devenv.core.problem.Warning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an answer rests on that nobody could check.
 *
 * @param why by the part of the answer, what the table of its rules says of itself
 */
public record Doubts(Map<Part, String> why) {
    /** Nothing to doubt. */
    public static final Doubts NONE = new Doubts(Map.of());

    /** A part of an answer with rules of its own. */
    public enum Part {
        /** Which nodes are selected. */
        SELECTION("the selection"),
        /** What counts as modified. */
        STATE_COMPARISON("the state comparison"),
        /** What clone creates. */
        CLONE("the clone"),
        /** Where refs point. */
        REFS("refs");

        private final String words;

        Part(String words) {
            this.words = words;
        }
    }

    public Doubts {
        Map<Part, String> sorted = new EnumMap<>(Part.class);
        sorted.putAll(why);
        why = Collections.unmodifiableMap(sorted);
    }

    /** The same, and one part more if its rules are in doubt. */
    public Doubts and(Part part, Optional<String> unverified) {
        if (unverified.isEmpty()) return this;
        Map<Part, String> more = new LinkedHashMap<>(why);
        more.put(part, unverified.get());
        return new Doubts(more);
    }

    /** Each as {@code part: reason}. */
    public List<String> rules() {
        return why.entrySet().stream()
                .map(doubt -> doubt.getKey().words.replace("the ", "") + ": " + doubt.getValue())
                .toList();
    }

    /**
     * One warning for each reason, however many parts and refs it is the reason of.
     *
     * @param refs by reason, of how many refs nobody can be sure
     */
    public List<Warning> warnings(Map<String, Long> refs) {
        Map<String, List<String>> unsure = new LinkedHashMap<>();
        why.forEach((part, reason) -> {
            if (part != Part.REFS)
                unsure.computeIfAbsent(reason, each -> new ArrayList<>()).add(part.words);
        });
        refs.forEach((reason, count) -> unsure.computeIfAbsent(reason, each -> new ArrayList<>())
                .add(0, count + (count == 1 ? " ref" : " refs")));
        return unsure.entrySet().stream()
                .map(each -> Warning.of(
                        "unverified",
                        "not sure for " + each.getValue().stream().collect(Collectors.joining(", ")) + ": "
                                + each.getKey()))
                .toList();
    }
}
