package io.devenv.warehouse.postgres;

import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.target.Target;
import io.devenv.fixture.CountedConnection;
import io.devenv.warehouse.Adapter;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.Warehouse;
import io.devenv.warehouse.postgres.ServerConnection.Mode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Postgres, and the text of every statement that was prepared over the connection that was opened last. */
public final class CountedPostgres implements Adapter {
    /** A word of the query that finds schemas by the beginnings of their names. */
    public static final String FINDING = "as asked (beginning)";

    /** A word of the query that reads schemas in full, with definitions and marks. */
    public static final String IN_FULL = "pg_get_viewdef";

    private final Adapter real = new Postgres();
    private Optional<CountedConnection> counted = Optional.empty();

    /** The statements with a word in them. */
    public List<String> with(String word) {
        return statements().stream().filter(sql -> sql.contains(word)).toList();
    }

    /** All of them. */
    public List<String> statements() {
        return counted.orElseThrow().statements();
    }

    @Override
    public Warehouse openToRead(Target target) {
        return open(target, Mode.READ, Set.of());
    }

    @Override
    public Warehouse openToChange(Target target, Set<SchemaName> schemas) {
        return open(target, Mode.CHANGE, schemas);
    }

    private Warehouse open(Target target, Mode mode, Set<SchemaName> schemas) {
        CountedConnection connection = new CountedConnection(ServerConnection.connect(target, mode));
        counted = Optional.of(connection);
        Session session = new Session(connection.connection());
        if (mode == Mode.CHANGE) new AdvisoryLocks(session).take(schemas);
        return new PostgresWarehouse(
                session,
                database(target),
                PostgresProfile.dbtSessions(target),
                () -> ServerConnection.connect(target, mode));
    }

    @Override
    public String type() {
        return real.type();
    }

    @Override
    public AdapterRules rules(Target target) {
        return real.rules(target);
    }

    @Override
    public Optional<String> defaultSchema() {
        return real.defaultSchema();
    }

    @Override
    public String database(Target target) {
        return real.database(target);
    }

    @Override
    public String describe(Target target) {
        return real.describe(target);
    }
}
