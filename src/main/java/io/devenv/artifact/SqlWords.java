package io.devenv.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** SQL word by word, in any of the dialects dbt speaks: comments are blanks; quoted text is one piece. Never fails: what ends too early just ends. */
final class SqlWords {
    private final String sql;
    private int at;

    SqlWords(String sql) {
        this.sql = sql;
        skipBlanks();
    }

    boolean hasNext() {
        return at < sql.length();
    }

    /** The next plain word in lower case; empty, and nothing is consumed, where something else stands. */
    String next() {
        int from = at;
        while (at < sql.length() && isWordPart(sql.charAt(at))) at++;
        String word = sql.substring(from, at).toLowerCase(Locale.ROOT);
        skipBlanks();
        return word;
    }

    /** Consumes these words if they all come next. */
    boolean skip(String... expected) {
        int from = at;
        for (String word : expected) {
            if (!next().equals(word)) {
                at = from;
                return false;
            }
        }
        return true;
    }

    /** A name of one or more parts, without the quotes; empty where no name stands. BigQuery may put one pair of quotes around all parts. */
    List<String> name() {
        List<String> parts = new ArrayList<>();
        do {
            boolean backticks = hasNext() && sql.charAt(at) == '`';
            String part = part();
            if (part.isEmpty()) return List.of();
            parts.add(part);
            if (backticks && parts.size() == 1 && part.contains(".") && !comes('.')) return List.of(part.split("\\."));
        } while (consume('.'));
        skipBlanks();
        return parts;
    }

    void toNextStatement() {
        if (sql.indexOf(';', at) < 0) at = sql.length();
        while (hasNext() && sql.charAt(at) != ';') {
            char here = sql.charAt(at);
            if (here == '\'' || here == '"' || here == '`') quoted(here);
            else if (here == '$') dollarQuoted();
            else at++;
            skipBlanks();
        }
        while (consume(';')) skipBlanks();
    }

    private String part() {
        if (!hasNext()) return "";
        char first = sql.charAt(at);
        if (first == '"' || first == '`') return quoted(first);
        if (first == '[') return quoted(']');
        int from = at;
        while (hasNext() && isWordPart(sql.charAt(at))) at++;
        return sql.substring(from, at);
    }

    /** From the opening quote to the closing one; a doubled quote inside stands for one. Empty if none closes. */
    private String quoted(char close) {
        StringBuilder inside = new StringBuilder();
        at++;
        while (hasNext()) {
            char here = sql.charAt(at++);
            if (here != close) inside.append(here);
            else if (comes(close)) inside.append(sql.charAt(at++));
            else return inside.toString();
        }
        return "";
    }

    /** Postgres: {@code $$ … $$} or {@code $tag$ … $tag$}. */
    private void dollarQuoted() {
        int endOfTag = at + 1;
        while (endOfTag < sql.length() && isWordPart(sql.charAt(endOfTag)) && sql.charAt(endOfTag) != '$') endOfTag++;
        if (endOfTag >= sql.length() || sql.charAt(endOfTag) != '$') {
            at++;
            return;
        }
        String tag = sql.substring(at, endOfTag + 1);
        int end = sql.indexOf(tag, endOfTag + 1);
        at = end < 0 ? sql.length() : end + tag.length();
    }

    private void skipBlanks() {
        while (hasNext()) {
            char here = sql.charAt(at);
            if (Character.isWhitespace(here)) at++;
            else if (here == '-' && sql.startsWith("--", at)) at = after("\n");
            else if (here == '/' && sql.startsWith("/*", at)) at = after("*/");
            else return;
        }
    }

    private int after(String end) {
        int found = sql.indexOf(end, at + 2);
        return found < 0 ? sql.length() : found + end.length();
    }

    private boolean comes(char letter) {
        return hasNext() && sql.charAt(at) == letter;
    }

    private boolean consume(char letter) {
        if (!comes(letter)) return false;
        at++;
        return true;
    }

    private static boolean isWordPart(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_' || letter == '$' || letter == '-';
    }
}
