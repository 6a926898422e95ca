package io.devenv.warehouse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A pool of connections to one warehouse, over which changes are made at the same time. */
public final class Hands implements AutoCloseable {
    private final HikariDataSource pool;
    private final Function<Session, Consumer<List<Change>>> over;

    private Hands(HikariDataSource pool, Function<Session, Consumer<List<Change>>> over) {
        this.pool = pool;
        this.over = over;
    }

    /**
     * A pool without connections yet.
     *
     * @param size how many it opens at most
     * @param opening opens one of them
     * @param over makes changes over one of them, as {@link Warehouse#make} does
     */
    public static Hands of(int size, Opening opening, Function<Session, Consumer<List<Change>>> over) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new OpenedHere(opening));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        // Who opens a connection tells best what is wrong with it; nothing is tried before it is needed.
        config.setInitializationFailTimeout(-1);
        return new Hands(new HikariDataSource(config), over);
    }

    /** Makes some changes as {@link Warehouse#make} does, on a connection of their own. Any number of threads may call this. */
    public void make(List<Change> changes) {
        try (Session session = new Session(pool.getConnection())) {
            over.apply(session).accept(changes);
        } catch (SQLException failure) {
            throw stop(failure);
        }
    }

    private static Stop stop(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Stop stop) return stop;
        }
        return Problem.of(Fault.WAREHOUSE, "warehouse-no-more-connections", "no further connection could be opened")
                .because(String.valueOf(failure.getMessage()))
                .next("try again with --threads 1")
                .stop();
    }

    @Override
    public void close() {
        pool.close();
    }
}
