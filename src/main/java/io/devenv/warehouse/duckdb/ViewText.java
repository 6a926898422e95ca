package io.devenv.warehouse.duckdb;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A view's statement as duckdb_views() gives it, taken apart: {@code CREATE VIEW dev.v (a, b) AS SELECT …;}. DuckDB writes it
 * itself from what it parsed, so there are no comments in it, and the database is left out of the view's name.
 *
 * @param columns the list of column names in its parentheses; empty if there is none
 * @param body all that follows AS
 */
record ViewText(String columns, String body) {
    private static final String QUOTED = "\"[^\"]*+(?:\"\"[^\"]*+)*+\"";
    private static final String NAME = "(?:" + QUOTED + "|[^\\s\".(]++)";
    private static final Pattern STATEMENT = Pattern.compile(
            "\\s*CREATE\\s+(?:OR\\s+REPLACE\\s+)?VIEW\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?"
                    + NAME
                    + "(?:\\." + NAME + ")*+"
                    + "\\s*(?<columns>\\((?:" + QUOTED + "|[^\")])*+\\))?"
                    + "\\s*AS\\s+(?<body>.+)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static Optional<ViewText> of(String statement) {
        Matcher parts = STATEMENT.matcher(statement);
        if (!parts.matches()) return Optional.empty();
        String columns = parts.group("columns");
        return Optional.of(new ViewText(columns == null ? "" : columns, parts.group("body")));
    }

    /** The query alone, without the semicolon. */
    String query() {
        String text = body.stripTrailing();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    /** The statement again, for a view of this name, quoted. */
    String createAs(String quotedName) {
        return "create view " + quotedName + (columns.isEmpty() ? "" : " " + columns) + " as " + body;
    }
}
