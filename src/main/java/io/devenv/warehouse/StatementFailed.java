package io.devenv.warehouse;

import java.sql.SQLException;

/** A statement the warehouse did not run. Adapters turn it into a {@link io.devenv.core.problem.Problem} of theirs; it never leaves the warehouse package. */
public final class StatementFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String statement;

    StatementFailed(String statement, SQLException cause) {
        super(cause);
        this.statement = statement;
    }

    StatementFailed(String statement, String words) {
        super(words);
        this.statement = statement;
    }

    /** The whole text that was to run; bound values are not in it. */
    public String statement() {
        return statement;
    }

    /** The warehouse's code for what went wrong, five characters by the SQL standard; empty where it gave none. */
    public String state() {
        return getCause() instanceof SQLException cause && cause.getSQLState() != null ? cause.getSQLState() : "";
    }

    /** What the warehouse said, the first paragraph: what follows repeats the statement. */
    public String words() {
        Throwable told = getCause() == null ? this : getCause();
        String message = String.valueOf(told.getMessage()).strip();
        int paragraph = message.indexOf("\n\n");
        return (paragraph < 0 ? message : message.substring(0, paragraph)).replaceAll("\\s*\\R\\s*", " ");
    }
}
