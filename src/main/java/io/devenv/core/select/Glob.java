package io.devenv.core.select;

import java.util.ArrayList;
import java.util.List;

/**
 * A shell pattern as Python's {@code fnmatch} reads it: {@code *}, {@code ?}, {@code [a-z]}, {@code [!a-z]}, matched against the
 * whole text, letter by letter, case-sensitive. {@code *} also crosses {@code /} and {@code .}; a bracket that never closes
 * stands for itself.
 */
public final class Glob {
    /** One place of the pattern. */
    private interface Piece {
        boolean fits(int letter);
    }

    private static final Piece STAR = letter -> true;

    private final String pattern;
    private final boolean literal;
    private final Piece[] pieces;

    private Glob(String pattern) {
        this.pattern = pattern;
        this.literal = !hasWildcard(pattern);
        this.pieces = literal ? new Piece[0] : pieces(pattern.codePoints().toArray());
    }

    public static Glob of(String pattern) {
        return new Glob(pattern);
    }

    public static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
    }

    /** Whether every text matches. */
    boolean isEverything() {
        return pattern.equals("*");
    }

    public boolean matches(String text) {
        return literal ? pattern.equals(text) : fits(text);
    }

    /** Goes back to the last star only, so the time is at most the product of both lengths. */
    private boolean fits(String text) {
        int at = 0;
        int piece = 0;
        int afterStar = -1;
        int retryAt = 0;
        while (at < text.length()) {
            if (piece < pieces.length && pieces[piece] == STAR) {
                afterStar = ++piece;
                retryAt = at;
            } else if (piece < pieces.length && pieces[piece].fits(text.codePointAt(at))) {
                piece++;
                at = text.offsetByCodePoints(at, 1);
            } else if (afterStar >= 0) {
                piece = afterStar;
                retryAt = text.offsetByCodePoints(retryAt, 1);
                at = retryAt;
            } else {
                return false;
            }
        }
        while (piece < pieces.length && pieces[piece] == STAR) piece++;
        return piece == pieces.length;
    }

    private static Piece[] pieces(int[] pattern) {
        List<Piece> found = new ArrayList<>();
        int at = 0;
        while (at < pattern.length) {
            int letter = pattern[at++];
            if (letter == '*') {
                found.add(STAR);
            } else if (letter == '?') {
                found.add(any -> true);
            } else if (letter == '[' && closing(pattern, at) >= 0) {
                int end = closing(pattern, at);
                found.add(oneOf(pattern, at, end));
                at = end + 1;
            } else {
                found.add(other -> other == letter);
            }
        }
        return found.toArray(Piece[]::new);
    }

    /** Where the bracket closes; a {@code ]} that comes first stands for itself. */
    private static int closing(int[] pattern, int from) {
        int at = from;
        if (at < pattern.length && pattern[at] == '!') at++;
        if (at < pattern.length && pattern[at] == ']') at++;
        while (at < pattern.length && pattern[at] != ']') at++;
        return at < pattern.length ? at : -1;
    }

    private static Piece oneOf(int[] pattern, int from, int end) {
        boolean not = pattern[from] == '!';
        List<Piece> choices = new ArrayList<>();
        for (int at = not ? from + 1 : from; at < end; at++) {
            int first = pattern[at];
            if (at + 2 < end && pattern[at + 1] == '-') {
                int last = pattern[at + 2];
                choices.add(letter -> first <= letter && letter <= last);
                at += 2;
            } else {
                choices.add(letter -> letter == first);
            }
        }
        return letter -> choices.stream().anyMatch(choice -> choice.fits(letter)) != not;
    }

    @Override
    public String toString() {
        return pattern;
    }
}
