package io.devenv.core.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Code as it is without defer and with it, span by span: only names differ, so both sides have the same lines. */
public record TwoSided(List<Span> spans) {
    public static final TwoSided EMPTY = new TwoSided(List.of());

    public TwoSided {
        spans = List.copyOf(spans);
    }

    /**
     * A stretch of code.
     *
     * @param unknown what only dbt could tell of it; empty if nothing
     */
    public record Span(Pair text, Optional<String> unknown) {
        static Span of(Pair text) {
            return new Span(text, Optional.empty());
        }

        static Span unknown(String written, String why) {
            return new Span(Pair.same(written), Optional.of(why));
        }
    }

    /**
     * What only dbt knows.
     *
     * @param line of the code as it is shown, from 1
     * @param text the Jinja that was left as it is, or why the line may be otherwise
     */
    public record Unknown(int line, String text) {}

    static TwoSided same(String text) {
        return new TwoSided(List.of(Span.of(Pair.same(text))));
    }

    public String withoutDefer() {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.text().withoutDefer()));
        return text.toString();
    }

    public String withDefer() {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.text().withDefer()));
        return text.toString();
    }

    /** In the order of their lines; empty if both sides are complete. */
    public List<Unknown> unknown() {
        List<Unknown> unknown = new ArrayList<>();
        int line = 1;
        for (Span span : spans) {
            int first = line;
            span.unknown().ifPresent(why -> unknown.add(new Unknown(first, why)));
            line += (int) span.text()
                    .withoutDefer()
                    .chars()
                    .filter(letter -> letter == '\n')
                    .count();
        }
        return List.copyOf(unknown);
    }

    TwoSided followedBy(TwoSided other) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(other.spans);
        return new TwoSided(all);
    }

    /** The same with a remark on what follows its last line. */
    public TwoSided endingUnknown(String why) {
        return followedBy(new TwoSided(List.of(Span.unknown("", why))));
    }

    /** The same with something between, counted in letters of the side without defer; a span that differs is never cut, but followed. */
    TwoSided insert(int offset, TwoSided other) {
        List<Span> before = new ArrayList<>();
        List<Span> after = new ArrayList<>();
        int left = offset;
        for (Span span : spans) {
            String text = span.text().withoutDefer();
            boolean cut = left > 0 && left < text.length() && span.equals(Span.of(Pair.same(text)));
            if (cut) {
                before.add(Span.of(Pair.same(text.substring(0, left))));
                after.add(Span.of(Pair.same(text.substring(left))));
            } else {
                (left > 0 ? before : after).add(span);
            }
            left -= text.length();
        }
        before.addAll(other.spans);
        before.addAll(after);
        return new TwoSided(before);
    }
}
