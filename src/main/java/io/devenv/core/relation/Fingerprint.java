package io.devenv.core.relation;

import io.devenv.core.document.Sha256;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What tells whether a relation is still the one it was: its kind, its definition, and whatever else the warehouse knows that
 * changes when somebody replaces the relation or writes to it.
 *
 * @param marks by their words for the user, such as {@code kind}, {@code rows}, {@code object id}
 */
public record Fingerprint(SortedMap<String, String> marks) {
    /** Of marks with these names only whether they are the same is worth telling: their values are hashes. */
    private static final Set<String> HASHES = Set.of("definition", "columns");

    public Fingerprint {
        marks = Collections.unmodifiableSortedMap(new TreeMap<>(marks));
    }

    /**
     * The fingerprint of a relation as it is listed.
     *
     * @param more what the warehouse's listing tells beside kind and definition
     */
    public static Fingerprint of(Relation relation, Map<String, String> more) {
        SortedMap<String, String> marks = new TreeMap<>(more);
        marks.put("kind", relation.kind().word());
        relation.definition()
                .ifPresent(text -> marks.put("definition", Sha256.hex(text).substring(0, 16)));
        return new Fingerprint(marks);
    }

    /** What is different now, in words; empty if nothing is. */
    public Optional<String> difference(Fingerprint now) {
        SortedMap<String, String> words = new TreeMap<>(marks);
        words.putAll(now.marks);
        return words.keySet().stream()
                .filter(word -> !of(word).equals(now.of(word)))
                .findFirst()
                .map(word -> told(word, of(word), now.of(word)));
    }

    private Optional<String> of(String word) {
        return Optional.ofNullable(marks.get(word));
    }

    private static String told(String word, Optional<String> before, Optional<String> now) {
        if (HASHES.contains(word) || before.isEmpty() || now.isEmpty()) return "its " + word + " changed";
        return "its " + word + " changed from " + before.get() + " to " + now.get();
    }
}
