package io.devenv.core.code;

import io.devenv.core.code.Piece.Kind;
import io.devenv.core.code.TwoSided.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of raw code as far as it can be told without dbt: literal calls are replaced, comments and settings fall away, and whatever else is Jinja is left as
 * it is written.
 */
public final class RawCode {
    private final List<Piece> pieces;
    private final boolean plain;
    private final String code;

    private RawCode(String code) {
        this.code = code;
        this.plain = Template.isPlain(code);
        this.pieces = plain ? List.of() : Template.pieces(code);
    }

    public static RawCode of(String code) {
        return new RawCode(code);
    }

    /** The code with every name that {@code names} knows. */
    public TwoSided rendered(Names names) {
        if (plain) return TwoSided.same(code);
        List<Span> spans = new ArrayList<>();
        for (Piece piece : pieces) spans.add(span(piece, names));
        for (int i = 0; i < spans.size(); i++) strip(spans, i);
        return new TwoSided(spans);
    }

    private static Span span(Piece piece, Names names) {
        return switch (piece.kind()) {
            case TEXT -> Span.of(Pair.same(piece.written()));
            case COMMENT -> Span.of(Pair.same(""));
            case STATEMENT ->
                isMerelyEnd(piece)
                        ? Span.of(Pair.same(piece.written()))
                        : Span.unknown(piece.written(), piece.written());
            case EXPRESSION ->
                Call.of(piece.inside())
                        .flatMap(call -> call instanceof Call.Config ? settings(names, call) : names.of(call))
                        .map(Span::of)
                        .orElse(Span.unknown(piece.written(), piece.written()));
        };
    }

    private static Optional<Pair> settings(Names names, Call call) {
        return names.of(call).map(any -> Pair.same(""));
    }

    /** The begin of the block is unknown already; to list its end as well says nothing new. */
    private static boolean isMerelyEnd(Piece piece) {
        return piece.depth() > 0
                && (piece.keyword().startsWith("end") || piece.keyword().equals("else"));
    }

    /** A minus sign takes the blanks of the text beside it; one at Jinja that stays in the code stays there, too. */
    private void strip(List<Span> spans, int index) {
        if (pieces.get(index).kind() != Kind.TEXT) return;
        String text = pieces.get(index).written();
        if (index > 0 && pieces.get(index - 1).stripsAfter() && isRendered(spans, index - 1))
            text = text.stripLeading();
        if (index + 1 < spans.size() && pieces.get(index + 1).stripsBefore() && isRendered(spans, index + 1)) {
            text = text.stripTrailing();
        }
        spans.set(index, Span.of(Pair.same(text)));
    }

    private boolean isRendered(List<Span> spans, int index) {
        return pieces.get(index).kind() != Kind.STATEMENT
                && spans.get(index).unknown().isEmpty();
    }

    /** The literal calls, in order. */
    public List<Call> calls() {
        return calls(Integer.MAX_VALUE);
    }

    /** Those of them that are rendered once, whatever conditions and loops there are. */
    public List<Call> certainCalls() {
        return calls(0);
    }

    private List<Call> calls(int deepest) {
        return pieces.stream()
                .filter(piece -> piece.kind() == Kind.EXPRESSION && piece.depth() <= deepest)
                .flatMap(piece -> Call.of(piece.inside()).stream())
                .toList();
    }

    /** What stands in the code without Jinja, stretch by stretch. */
    public List<String> texts() {
        return texts(Integer.MAX_VALUE);
    }

    /** The texts that stand in no block. */
    List<String> certainTexts() {
        return texts(0);
    }

    private List<String> texts(int deepest) {
        if (plain) return List.of(code);
        return pieces.stream()
                .filter(piece -> piece.kind() == Kind.TEXT && piece.depth() <= deepest)
                .map(Piece::written)
                .toList();
    }
}
