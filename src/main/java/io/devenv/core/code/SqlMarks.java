package io.devenv.core.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words and signs of SQL that stand outside of comments and quotes, as far as it takes to find where a statement begins and ends. Comments and quotes are those of
 * sqlparse, which dbt uses for this.
 */
final class SqlMarks {
    /**
     * A word or a sign.
     *
     * @param offset where it begins
     * @param nesting how many round brackets it stands in
     */
    record Mark(String text, int offset, int nesting) {
        boolean is(String word) {
            return text.toLowerCase(Locale.ROOT).equals(word);
        }
    }

    private final String sql;
    private final List<Mark> marks = new ArrayList<>();
    private int nesting;

    private SqlMarks(String sql) {
        this.sql = sql;
    }

    static List<Mark> of(String sql) {
        SqlMarks scan = new SqlMarks(sql);
        int at = 0;
        while (at < sql.length()) at = scan.step(at);
        return scan.marks;
    }

    private int step(int at) {
        char letter = sql.charAt(at);
        if (Character.isWhitespace(letter)) return at + 1;
        if (sql.startsWith("--", at) || sql.startsWith("# ", at)) return after("\n", at);
        if (sql.startsWith("/*", at)) return after("*/", at + 2);
        int end = at + 1;
        if (letter == '\'' || letter == '"' || letter == '`') {
            end = after(String.valueOf(letter), end);
        } else if (Character.isJavaIdentifierPart(letter)) {
            while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) end++;
        }
        if (letter == ')') nesting--;
        marks.add(new Mark(sql.substring(at, end), at, nesting));
        if (letter == '(') nesting++;
        return end;
    }

    private int after(String closing, int from) {
        int found = sql.indexOf(closing, from);
        return found < 0 ? sql.length() : found + closing.length();
    }
}
