package io.devenv.project;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt word was meant to be. */
public final class Spelling {
    private Spelling() {}

    /** The nearest candidate, if it is near: a third of the letters wrong at most. */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** What to do next about a word that is not one of the candidates. */
    static String hint(String word, Collection<String> candidates, String plural) {
        String all =
                plural + ": " + String.join(", ", candidates.stream().sorted().toList());
        return nearest(word, candidates)
                .map(near -> "did you mean " + near + "? " + all)
                .orElse(all);
    }

    /** Levenshtein's, without regard to letter case. */
    private static int distance(String one, String other) {
        String left = one.toLowerCase(Locale.ROOT);
        String right = other.toLowerCase(Locale.ROOT);
        int[] row = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) row[column] = column;
        for (int line = 1; line <= left.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = diagonal + (left.charAt(line - 1) == right.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[right.length()];
    }
}
