package io.devenv.core.code;

import io.devenv.core.code.Piece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a Jinja template into text, comments, expressions and statements as Jinja's lexer does (version 3; dbt sets none of its options on blanks): line ends become
 * {@code \n}, one at the very end is dropped, and braces inside strings and brackets close nothing.
 */
final class Template {
    /** What dbt looks for before it bothers Jinja; code without any of these is taken as it is. */
    private static final Pattern TAGS = Pattern.compile("\\{[{%#]|[#}%]}");

    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern END_OF_RAW = Pattern.compile("\\{%[-+]?\\s*endraw\\s*([-+]?)%}");
    private static final Set<String> BLOCKS =
            Set.of("if", "for", "macro", "call", "filter", "block", "with", "autoescape", "test", "snapshot");

    private final String code;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;
    private int depth;

    private Template(String code) {
        this.code = code;
    }

    static boolean isPlain(String code) {
        return !TAGS.matcher(code).find();
    }

    /** Whether a statement begins a block; {@code set} does only without a value. */
    static boolean opens(String keyword) {
        return BLOCKS.contains(keyword);
    }

    /** The pieces in order; code whose braces never close ends in one statement that nobody understands. */
    static List<Piece> pieces(String code) {
        String lines = LINE_END.matcher(code).replaceAll("\n");
        Template template = new Template(lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines);
        while (template.at < template.code.length()) template.step();
        return template.pieces;
    }

    private void step() {
        int open = nextOpening();
        if (open > at) pieces.add(Piece.text(code.substring(at, open), depth));
        at = open;
        if (open == code.length()) return;
        Kind kind = switch (code.charAt(open + 1)) {
            case '{' -> Kind.EXPRESSION;
            case '%' -> Kind.STATEMENT;
            default -> Kind.COMMENT;
        };
        int close = kind == Kind.COMMENT ? code.indexOf("#}", open + 2) : closing(kind);
        if (close < 0) {
            pieces.add(new Piece(Kind.STATEMENT, code.substring(open), "", false, false, depth));
            at = code.length();
            return;
        }
        at = close + 2;
        add(kind, open, close);
    }

    private int nextOpening() {
        for (int open = code.indexOf('{', at);
                open >= 0 && open + 1 < code.length();
                open = code.indexOf('{', open + 1)) {
            if ("{%#".indexOf(code.charAt(open + 1)) >= 0) return open;
        }
        return code.length();
    }

    /** Where an expression or statement ends: at its closing braces outside of strings and brackets; -1 if nowhere. */
    private int closing(Kind kind) {
        char first = kind == Kind.EXPRESSION ? '}' : '%';
        int nesting = 0;
        for (int i = at + 2; i < code.length(); i++) {
            char letter = code.charAt(i);
            if (nesting == 0 && letter == first && code.startsWith("}", i + 1)) return i;
            if (letter == '\'' || letter == '"') {
                i = Quoted.end(code, i);
                if (i < 0) return -1;
            } else if ("([{".indexOf(letter) >= 0) {
                nesting++;
            } else if (")]}".indexOf(letter) >= 0) {
                nesting--;
            }
        }
        return -1;
    }

    private void add(Kind kind, int open, int close) {
        String between = code.substring(open + 2, close);
        boolean before = between.startsWith("-");
        boolean after = between.endsWith("-") && between.length() > 1;
        String inside = between.substring(
                        before || between.startsWith("+") ? 1 : 0,
                        between.length() - (after || endsInPlus(kind, between) ? 1 : 0))
                .strip();
        Piece piece = new Piece(kind, code.substring(open, close + 2), inside, before, after, depth);
        if (kind == Kind.STATEMENT && inside.equals("raw") && verbatim(piece)) return;
        if (kind == Kind.STATEMENT) count(piece);
        pieces.add(piece);
    }

    private static boolean endsInPlus(Kind kind, String between) {
        return kind != Kind.EXPRESSION && between.length() > 1 && between.endsWith("+");
    }

    /** What stands between {@code raw} and {@code endraw} is text. */
    private boolean verbatim(Piece begin) {
        Matcher end = END_OF_RAW.matcher(code);
        if (!end.find(at)) return false;
        pieces.add(tag(begin, begin.stripsBefore(), begin.stripsAfter()));
        pieces.add(Piece.text(code.substring(at, end.start()), depth));
        boolean before = code.charAt(end.start() + 2) == '-';
        pieces.add(tag(begin, before, "-".equals(end.group(1))));
        at = end.end();
        return true;
    }

    /** The words raw and endraw leave nothing behind, as comments do. */
    private static Piece tag(Piece raw, boolean before, boolean after) {
        return new Piece(Kind.COMMENT, raw.written(), raw.inside(), before, after, raw.depth());
    }

    private void count(Piece statement) {
        String keyword = statement.keyword();
        if (keyword.startsWith("end") && depth > 0) depth--;
        if (opens(keyword) || (keyword.equals("set") && !statement.inside().contains("="))) depth++;
    }
}
