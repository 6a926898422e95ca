package io.devenv.artifact;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * dbt's log as text (its default, level debug): a head with the time of day, level and thread, then a message that may go on over many lines. The time of day says nothing
 * about the day, so builds have an order and no time.
 */
final class TextLog implements LogLines {
    /** The head of a long statement tells what it does; the rest is somebody's SELECT. */
    static final int LONGEST_STATEMENT = 1 << 18;

    private static final String COLOUR = "(?:\\u001b\\[[0-9;]*m)*";
    private static final Pattern HEAD = Pattern.compile(
            COLOUR + "(\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)? \\[(\\w+) *\\] \\[([^\\]]*)\\]: (.*)", Pattern.DOTALL);
    private static final Pattern ON_CONNECTION = Pattern.compile("On (.+?): (.*)", Pattern.DOTALL);
    private static final Pattern USING = Pattern.compile("Using (\\w+) connection \"(.*)\"");
    private static final Pattern NODE_ID = Pattern.compile("\"node_id\": \"([^\"]+)\"");
    private static final Pattern RUN = Pattern.compile("=+ \\d\\d:\\d\\d:\\d\\d[.\\d]* \\| [0-9a-f-]+ =+");

    private final BuildLog log;
    private String thread = "";
    private String connection = "";
    private long begins;
    private final StringBuilder statement = new StringBuilder();

    TextLog(BuildLog log) {
        this.log = log;
    }

    @Override
    public void line(String line) {
        if (line.startsWith("=") && RUN.matcher(line).matches()) {
            end();
            log.begin();
            return;
        }
        Matcher head = HEAD.matcher(line);
        if (head.matches()) {
            end();
            log.at(head.group(1));
            message(head.group(3).strip(), head.group(4));
        } else if (!connection.isEmpty() && statement.length() + line.length() < LONGEST_STATEMENT) {
            statement.append('\n').append(line);
        }
    }

    /** The statement collected so far is whole. */
    @Override
    public void end() {
        if (connection.isEmpty()) return;
        String sql = statement.toString();
        Matcher comment = NODE_ID.matcher(sql.substring(0, Math.min(sql.length(), 2000)));
        Optional<String> node = comment.find() ? Optional.of(comment.group(1)) : nodeNamedBy(connection);
        log.sent(new BuildLog.Sent(thread, connection, sql, node, Optional.empty(), begins));
        connection = "";
        statement.setLength(0);
    }

    private void message(String from, String text) {
        if (text.startsWith("SQL status: ")) {
            log.answered(from, Optional.empty());
            return;
        }
        Matcher using = USING.matcher(text);
        if (using.matches()) log.uses(using.group(2), using.group(1));
        Matcher on = ON_CONNECTION.matcher(text);
        if (!on.matches()) return;
        switch (on.group(2).strip()) {
            case "ROLLBACK", "Close" -> log.rolledBack(on.group(1));
            default -> {
                thread = from;
                connection = on.group(1);
                begins = log.here().offset();
                statement.append(on.group(2));
            }
        }
    }

    /** dbt names a connection after the node it works for, and others {@code master} or {@code list_…}. */
    static Optional<String> nodeNamedBy(String connection) {
        return connection.indexOf('.') > 0 ? Optional.of(connection) : Optional.empty();
    }
}
