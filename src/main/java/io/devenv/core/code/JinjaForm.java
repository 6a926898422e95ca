package io.devenv.core.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes an expression in the one form that all spellings of it share, as dbt 1.12 does. */
final class JinjaForm {
    private static final Map<String, String> CONSTANTS =
            Map.of("true", "True", "false", "False", "none", "None", "True", "True", "False", "False", "None", "None");

    private final List<JinjaWord> words;
    private final StringBuilder form = new StringBuilder();

    private JinjaForm(List<JinjaWord> words) {
        this.words = words;
    }

    static String of(List<JinjaWord> words) {
        return new JinjaForm(words).written();
    }

    private String written() {
        for (int at = 0; at < words.size(); at++) {
            JinjaWord word = words.get(at);
            if (word.isOneOf("([{")) at = bracket(at);
            else if (word.kind() == JinjaWord.Kind.STRING) at = text(at);
            else if (isBetween(at)) operator(word.text());
            else form.append(plain(at));
        }
        return form.toString().stripTrailing();
    }

    /** Signs between two values have blanks around them, and so have words such as {@code in}; a dot and a sign before a value have none. */
    private boolean isBetween(int at) {
        JinjaWord word = words.get(at);
        if (word.isOperator()) return true;
        boolean isSign = word.kind() == JinjaWord.Kind.SIGN && !word.isOneOf(".:=,");
        return isSign && at > 0 && words.get(at - 1).endsValue();
    }

    private void operator(String text) {
        if (form.length() > 0 && form.charAt(form.length() - 1) != ' ') form.append(' ');
        form.append(text).append(' ');
    }

    private String plain(int at) {
        JinjaWord word = words.get(at);
        boolean isPart = at > 0 && words.get(at - 1).is(".");
        if (word.kind() == JinjaWord.Kind.NAME && !isPart) return CONSTANTS.getOrDefault(word.text(), word.text());
        return word.kind() == JinjaWord.Kind.NUMBER ? number(word.text()) : word.text();
    }

    private static String number(String text) {
        String digits = text.replace("_", "");
        boolean isReal =
                !digits.startsWith("0x") && (digits.contains(".") || digits.contains("e") || digits.contains("E"));
        return isReal ? String.valueOf(Double.parseDouble(digits)) : digits;
    }

    /** Texts side by side are one. */
    private int text(int from) {
        int to = from;
        while (to < words.size() && words.get(to).kind() == JinjaWord.Kind.STRING) to++;
        form.append(quoted(joined(words.subList(from, to))));
        return to - 1;
    }

    static String joined(List<JinjaWord> texts) {
        return texts.stream().map(JinjaWord::text).collect(Collectors.joining());
    }

    private static String quoted(String text) {
        String mark = text.contains("'") && !text.contains("\"") ? "\"" : "'";
        return mark
                + text.replace("\\", "\\\\")
                        .replace(mark, "\\" + mark)
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + mark;
    }

    private int bracket(int open) {
        int close = closing(words, open);
        boolean belongs = open > 0 && words.get(open - 1).endsValue();
        List<JinjaWord> inside = words.subList(open + 1, close);
        List<String> items = parts(inside, ",").stream().map(JinjaForm::item).toList();
        String listed = String.join(", ", items);
        boolean isTuple = words.get(open).is("(") && !belongs;
        if (!isTuple) form.append(words.get(open).text()).append(listed).append(end(open));
        else if (items.size() == 1 && !inside.get(inside.size() - 1).is(",")) form.append(listed);
        else form.append('(').append(listed).append(items.size() == 1 ? ",)" : ")");
        return close;
    }

    private char end(int open) {
        return ")]}".charAt("([{".indexOf(words.get(open).text()));
    }

    /** An argument may have a name, and an entry of a map has a key. */
    private static String item(List<JinjaWord> words) {
        if (words.size() > 2 && words.get(1).is("=")) {
            return words.get(0).text() + "=" + of(words.subList(2, words.size()));
        }
        return parts(words, ":").stream().map(JinjaForm::of).collect(Collectors.joining(": "));
    }

    /** Cuts at a sign that stands in no brackets; nothing stands behind the last one. */
    static List<List<JinjaWord>> parts(List<JinjaWord> words, String sign) {
        List<List<JinjaWord>> parts = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).isOneOf("([{")) at = closing(words, at);
            else if (words.get(at).is(sign)) {
                parts.add(words.subList(from, at));
                from = at + 1;
            }
        }
        if (from < words.size()) parts.add(words.subList(from, words.size()));
        return parts;
    }

    /** Without brackets around the whole. */
    static List<JinjaWord> withoutBrackets(List<JinjaWord> words) {
        List<JinjaWord> inner = words;
        while (inner.size() > 2 && inner.get(0).is("(") && closing(inner, 0) == inner.size() - 1) {
            inner = inner.subList(1, inner.size() - 1);
        }
        return inner;
    }

    private static int closing(List<JinjaWord> words, int open) {
        int depth = 0;
        for (int at = open; at < words.size(); at++) {
            if (words.get(at).isOneOf("([{")) depth++;
            if (words.get(at).isOneOf(")]}") && --depth == 0) return at;
        }
        return words.size();
    }
}
