package io.devenv.artifact;

import java.util.Locale;
import java.util.Optional;

/** The query in a statement that creates something {@code as (query)}: what dbt compiled, as it sent it. */
final class CreatedQuery {
    /** Longer ones are not kept: a log may tell of thousands. */
    private static final int LONGEST = 1 << 16;

    private final String sql;
    private int at;

    private CreatedQuery(String sql) {
        this.sql = sql;
    }

    /** Empty where anything else stands around the query: then nobody knows what of it dbt compiled. */
    static Optional<String> of(String sql) {
        return new CreatedQuery(sql).find();
    }

    private Optional<String> find() {
        while (at < sql.length()) {
            if (isWordAs()) {
                at += 2;
                while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) at++;
                if (at < sql.length() && sql.charAt(at) == '(') return inBrackets();
            } else {
                step();
            }
        }
        return Optional.empty();
    }

    private boolean isWordAs() {
        return sql.regionMatches(true, at, "as", 0, 2) && isEdge(at - 1) && isEdge(at + 2);
    }

    private boolean isEdge(int index) {
        if (index < 0 || index >= sql.length()) return true;
        char letter = sql.charAt(index);
        return !Character.isLetterOrDigit(letter) && letter != '_' && letter != '$' && letter != '"';
    }

    private Optional<String> inBrackets() {
        int from = at + 1;
        int depth = 0;
        while (at < sql.length()) {
            char letter = sql.charAt(at);
            if (letter == '(') depth++;
            if (letter == ')' && --depth == 0) break;
            step();
        }
        if (at >= sql.length() || at - from > LONGEST) return Optional.empty();
        String rest = sql.substring(at + 1).strip().toLowerCase(Locale.ROOT);
        return rest.isEmpty() || rest.equals(";")
                ? Optional.of(sql.substring(from, at).strip())
                : Optional.empty();
    }

    /** Over one letter, or over all of a comment or of something quoted. */
    private void step() {
        char letter = sql.charAt(at);
        if (letter == '\'' || letter == '"' || letter == '`') at = behind(String.valueOf(letter), at + 1);
        else if (letter == '-' && sql.startsWith("--", at)) at = behind("\n", at + 2);
        else if (letter == '/' && sql.startsWith("/*", at)) at = behind("*/", at + 2);
        else at++;
    }

    private int behind(String end, int from) {
        int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }
}
