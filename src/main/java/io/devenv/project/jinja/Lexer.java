package io.devenv.project.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into tokens, up to the closing braces of a template or to the end of the text. */
final class Lexer {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern NUMBER = Pattern.compile(
            "0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[0-9a-fA-F])+"
                    + "|\\d(?:_?\\d)*(?:\\.\\d(?:_?\\d)*)?[eE][-+]?\\d(?:_?\\d)*|\\d(?:_?\\d)*\\.\\d(?:_?\\d)*|[1-9](?:_?\\d)*|0(?:_?0)*");
    private static final Pattern STRING =
            Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern SIGN = Pattern.compile("==|!=|<=|>=|//|\\*\\*|[-+*/%~|.,:=<>()\\[\\]{}]");
    private static final Pattern CLOSE = Pattern.compile("(-?)\\}\\}");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int open;
    private boolean stripsAfter;

    private Lexer(String text, int from) {
        this.text = text;
        this.at = from;
    }

    /** The tokens of an expression that begins after two opening braces; fails if nothing closes it. */
    static Lexer inTemplate(String text, int from) {
        Lexer lexer = new Lexer(text, from);
        while (!lexer.closes()) {
            if (lexer.at >= text.length()) throw JinjaFault.invalid("'{{' is not closed");
            lexer.next();
        }
        return lexer;
    }

    static List<Token> ofWhole(String text) {
        Lexer lexer = new Lexer(text, 0);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return lexer.tokens();
    }

    List<Token> tokens() {
        return List.copyOf(tokens);
    }

    /** Where the text goes on after the closing braces. */
    int end() {
        return at;
    }

    boolean stripsAfter() {
        return stripsAfter;
    }

    private boolean closes() {
        Matcher close = CLOSE.matcher(text).region(at, text.length());
        if (open > 0 || !close.lookingAt()) return false;
        at = close.end();
        stripsAfter = !close.group(1).isEmpty();
        return true;
    }

    private void next() {
        if (take(SPACE).isEmpty() && !string() && !word(NAME, Token.Kind.NAME) && !word(NUMBER, Token.Kind.NUMBER))
            sign();
    }

    private boolean string() {
        Matcher string = STRING.matcher(text).region(at, text.length());
        if (!string.lookingAt()) return false;
        String inside = string.group(1) == null ? string.group(2) : string.group(1);
        tokens.add(new Token(Token.Kind.STRING, Escapes.resolved(inside)));
        at = string.end();
        return true;
    }

    private boolean word(Pattern pattern, Token.Kind kind) {
        String word = take(pattern);
        if (word.isEmpty()) return false;
        tokens.add(new Token(kind, word));
        return true;
    }

    private void sign() {
        String sign = take(SIGN);
        if (sign.isEmpty()) throw JinjaFault.invalid("unexpected '" + text.charAt(at) + "'");
        if ("([{".contains(sign)) open++;
        if (")]}".contains(sign)) open--;
        tokens.add(new Token(Token.Kind.SIGN, sign));
    }

    private String take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) return "";
        at = matcher.end();
        return matcher.group();
    }
}
