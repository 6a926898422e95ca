package io.devenv.core.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of an expression.
 *
 * @param text as written; of a string what it stands for, without quotes and escapes
 */
record JinjaWord(Kind kind, String text) {
    enum Kind {
        STRING,
        NUMBER,
        NAME,
        SIGN
    }

    private static final Pattern WORD = Pattern.compile(
            "\\s*(?:'(?<one>(?:[^'\\\\]|\\\\.)*)'|\"(?<two>(?:[^\"\\\\]|\\\\.)*)\""
                    + "|(?<number>\\d(?:[\\w]|(?<=[eE])[-+]\\d|\\.\\d)*)|(?<name>[\\p{L}_]\\w*)|(?<sign>==|!=|<=|>=|//|\\*\\*|\\S))",
            Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);
    private static final Set<String> OPERATORS = Set.of("and", "or", "not", "in", "is", "if", "else");

    static List<JinjaWord> in(String expression) {
        List<JinjaWord> words = new ArrayList<>();
        Matcher word = WORD.matcher(expression);
        while (word.lookingAt()) {
            words.add(of(word));
            word.region(word.end(), expression.length());
        }
        return words;
    }

    private static JinjaWord of(Matcher word) {
        if (word.group("one") != null) return new JinjaWord(Kind.STRING, unescaped(word.group("one")));
        if (word.group("two") != null) return new JinjaWord(Kind.STRING, unescaped(word.group("two")));
        if (word.group("number") != null) return new JinjaWord(Kind.NUMBER, word.group("number"));
        return word.group("name") != null
                ? new JinjaWord(Kind.NAME, word.group("name"))
                : new JinjaWord(Kind.SIGN, word.group("sign"));
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> {
            String letter = escape.group(1);
            return Matcher.quoteReplacement(
                    switch (letter) {
                        case "n" -> "\n";
                        case "t" -> "\t";
                        case "r" -> "\r";
                        case "\\", "'", "\"" -> letter;
                        default -> escape.group();
                    });
        });
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isOneOf(String signs) {
        return kind == Kind.SIGN && signs.contains(text);
    }

    boolean isOperator() {
        return kind == Kind.NAME && OPERATORS.contains(text);
    }

    /** Whether a value ends here, so that a bracket behind it calls it or takes something out of it. */
    boolean endsValue() {
        return isOneOf(")]}") || (kind != Kind.SIGN && !isOperator());
    }
}
