package io.devenv.core.code;

import io.devenv.core.code.TwoSided.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Code that dbt compiled, for whatever target and with or without defer: wherever one of the names stands that a call may have become, it is replaced by what that call
 * becomes now. dbt renders calls in comments and strings, too, so these are searched like the rest.
 */
public final class CompiledCode {
    private final List<Known> known;

    /**
     * Looks for these names.
     *
     * @param calls each text that a call may have become, with what it becomes now; a text of no meaning or of two is left as it is, and called unknown
     * @param byHand what is written in the raw code without Jinja: a name that stands there is nothing that dbt has put in
     */
    public CompiledCode(Map<String, Set<Pair>> calls, List<String> byHand) {
        known = calls.entrySet().stream()
                .map(entry -> new Known(entry.getKey(), Set.copyOf(entry.getValue()), byHand))
                .toList();
    }

    /** A name that may stand in the code. */
    private record Known(String text, Set<Pair> meanings, List<String> byHand) {
        Span span(String written, int times) {
            long own = byHand.stream().mapToLong(code -> count(code, text)).sum();
            if (own >= times) return Span.of(Pair.same(written));
            if (own > 0) return Span.unknown(written, text + " is also written by hand");
            if (meanings.isEmpty()) return Span.unknown(written, "what " + text + " becomes with defer");
            if (meanings.size() > 1) return Span.unknown(written, text + " may stand for more than one parent");
            return Span.of(meanings.iterator().next());
        }

        private static int count(String code, String text) {
            int count = 0;
            for (int at = code.indexOf(text); at >= 0; at = code.indexOf(text, at + 1)) {
                if (isWhole(code, at, at + text.length())) count++;
            }
            return count;
        }
    }

    private record Place(int from, Known name) {
        int to() {
            return from + name.text.length();
        }
    }

    /** The names that stand in the code, sorted. */
    public Set<String> found(String code) {
        Set<String> names = new TreeSet<>();
        places(code).forEach(place -> names.add(place.name.text));
        return names;
    }

    public TwoSided on(String code) {
        List<Place> places = places(code);
        Map<String, Integer> times = new LinkedHashMap<>();
        places.forEach(place -> times.merge(place.name.text, 1, Integer::sum));
        List<Span> spans = new ArrayList<>();
        int done = 0;
        for (Place place : places) {
            spans.add(Span.of(Pair.same(code.substring(done, place.from))));
            spans.add(place.name.span(place.name.text, times.getOrDefault(place.name.text, 0)));
            done = place.to();
        }
        spans.add(Span.of(Pair.same(code.substring(done))));
        return new TwoSided(spans);
    }

    /** Where the names stand, one after another; of two that begin at the same place the longer. */
    private List<Place> places(String code) {
        List<Place> all = new ArrayList<>();
        for (Known name : known) {
            for (int at = code.indexOf(name.text); at >= 0; at = code.indexOf(name.text, at + 1)) {
                if (isWhole(code, at, at + name.text.length())) all.add(new Place(at, name));
            }
        }
        all.sort(Comparator.comparingInt(Place::from).thenComparingInt(place -> -place.to()));
        List<Place> places = new ArrayList<>();
        int done = 0;
        for (Place place : all) {
            if (place.from < done) continue;
            places.add(place);
            done = place.to();
        }
        return places;
    }

    /** False where the text is part of a longer name: {@code orders} of {@code orders_daily}, of {@code x.orders} or of {@code "my orders"}. */
    private static boolean isWhole(String code, int from, int to) {
        return !continues(letter(code, from), letter(code, from - 1), letter(code, from - 2))
                && letter(code, from - 1) != '.'
                && !continues(letter(code, to - 1), letter(code, to), letter(code, to + 1));
    }

    /** Whether a name goes on across its edge: from its outermost letter to the one beside it. */
    private static boolean continues(char edge, char beside, char beyond) {
        if (beside == '"' || beside == '`') return true;
        if (edge == '"' || edge == '`') return false;
        return isOfName(beside) || beside == '-' && isOfName(beyond);
    }

    private static boolean isOfName(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_' || letter == '$' || Character.isSurrogate(letter);
    }

    private static char letter(String code, int at) {
        return at >= 0 && at < code.length() ? code.charAt(at) : '\n';
    }
}
