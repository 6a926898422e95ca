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

    private static final String ON = "On ";
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
    public void line(RawLine line) {
        if (line.has("=", 0) && RUN.matcher(line.text()).matches()) {
            end();
            log.begin();
            return;
        }
        Optional<LogHead> head = LogHead.of(line);
        if (head.isPresent()) {
            end();
            message(line, head.get());
        } else if (!connection.isEmpty()) {
            String more = line.text();
            if (statement.length() + more.length() < LONGEST_STATEMENT)
                statement.append('\n').append(more);
        }
    }

    /** The statement collected so far is whole. */
    @Override
    public void end() {
        if (connection.isEmpty()) return;
        String sql = statement.toString();
        Matcher comment = NODE_ID.matcher(sql).region(0, Math.min(sql.length(), 2000));
        Optional<String> node = comment.find() ? Optional.of(comment.group(1)) : nodeNamedBy(connection);
        log.sent(new BuildLog.Sent(thread, connection, sql, node, Optional.empty(), begins));
        connection = "";
        statement.setLength(0);
    }

    private void message(RawLine line, LogHead head) {
        if (line.has("SQL status: ", head.message())) {
            log.at(head.time(line));
            log.answered(head.thread(line), Optional.empty());
        } else if (line.has("Using ", head.message())) {
            Matcher using = USING.matcher(line.text(head.message()));
            if (using.matches()) log.uses(using.group(2), using.group(1));
        } else if (line.has(ON, head.message())) {
            on(line.text(head.message() + ON.length()), head.thread(line));
        }
    }

    /** The name of a connection, which is never empty, and what is sent over it. */
    private void on(String text, String from) {
        int colon = text.indexOf(": ", 1);
        if (colon < 0) return;
        String name = text.substring(0, colon);
        String sent = text.substring(colon + 2);
        switch (sent.strip()) {
            case "ROLLBACK", "Close" -> log.rolledBack(name);
            default -> {
                thread = from;
                connection = name;
                begins = log.here().offset();
                statement.append(sent);
            }
        }
    }

    /** dbt names a connection after the node it works for, and others {@code master} or {@code list_…}. */
    static Optional<String> nodeNamedBy(String connection) {
        return connection.indexOf('.') > 0 ? Optional.of(connection) : Optional.empty();
    }
}
