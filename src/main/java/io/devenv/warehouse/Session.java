package io.devenv.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC connection as adapters use it: values are bound, rows become values, a failure names its statement.
 *
 * <p>One thread works with it. {@link #close} may come from any other, as it does at Ctrl-C: it cancels what runs, waits until
 * an open transaction is rolled back, and closes.
 */
public final class Session implements AutoCloseable {
    /** Enough that the server is not asked all the time. */
    private static final int FETCHED_AT_ONCE = 1000;

    private final Connection connection;
    private final ReentrantLock inUse = new ReentrantLock();
    private volatile boolean closing;
    private volatile @Nullable Statement running;

    public Session(Connection connection) {
        this.connection = connection;
    }

    /** Every row of the answer, in its order. */
    public <T> List<T> query(String sql, List<?> values, Row.Reader<T> reader) {
        return guarded(sql, () -> {
            try (PreparedStatement statement = prepared(sql, values);
                    ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                Row row = new Row(rows);
                while (rows.next()) found.add(reader.read(row));
                return List.copyOf(found);
            } finally {
                running = null;
            }
        });
    }

    /**
     * Hands on every row of the answer, in its order, for answers that are too large to hold. Within {@link #inTransaction} drivers that
     * could fetch all of it at once do not.
     */
    public void each(String sql, List<?> values, Row.Visitor visitor) {
        guarded(sql, () -> {
            try (PreparedStatement statement = prepared(sql, values)) {
                statement.setFetchSize(FETCHED_AT_ONCE);
                try (ResultSet rows = statement.executeQuery()) {
                    Row row = new Row(rows);
                    while (rows.next()) visitor.visit(row);
                    return true;
                }
            } finally {
                running = null;
            }
        });
    }

    public void run(String sql, List<?> values) {
        guarded(sql, () -> {
            try (PreparedStatement statement = prepared(sql, values)) {
                return statement.execute();
            } finally {
                running = null;
            }
        });
    }

    /** Runs a text as it stands; it may hold several statements where the warehouse allows that. */
    public void run(String sql) {
        guarded(sql, () -> {
            try (Statement statement = connection.createStatement()) {
                running = statement;
                return statement.execute(sql);
            } finally {
                running = null;
            }
        });
    }

    /** Has the warehouse read a statement and run nothing; fails where it makes no sense there. */
    public void check(String sql) {
        guarded(sql, () -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return statement.getMetaData();
            }
        });
    }

    /** Commits what the work did, or, when it ends with an exception, none of it. */
    public void inTransaction(Runnable work) {
        inUse.lock();
        try {
            guarded("begin", () -> {
                connection.setAutoCommit(false);
                return true;
            });
            work.run();
            guarded("commit", () -> {
                connection.commit();
                connection.setAutoCommit(true);
                return true;
            });
        } catch (RuntimeException | Error failure) {
            rollBack(failure);
            throw failure;
        } finally {
            inUse.unlock();
        }
    }

    @Override
    public void close() {
        closing = true;
        cancelRunning();
        inUse.lock();
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new StatementFailed("close", failure);
        } finally {
            inUse.unlock();
        }
    }

    private PreparedStatement prepared(String sql, List<?> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        running = statement;
        for (int i = 0; i < values.size(); i++) statement.setObject(i + 1, values.get(i));
        return statement;
    }

    private interface Work<T extends @Nullable Object> {
        T get() throws SQLException;
    }

    private <T extends @Nullable Object> T guarded(String sql, Work<T> work) {
        inUse.lock();
        try {
            if (closing) throw new StatementFailed(sql, "the connection was closed");
            return work.get();
        } catch (SQLException failure) {
            throw new StatementFailed(sql, failure);
        } finally {
            inUse.unlock();
        }
    }

    private void cancelRunning() {
        Statement current = running;
        if (current == null) return;
        try {
            current.cancel();
        } catch (SQLException alreadyDone) {
            // It ended by itself in the meantime: nothing is left to cancel.
        }
    }

    private void rollBack(Throwable because) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException failure) {
            because.addSuppressed(failure);
        }
    }
}
