package io.devenv.safety;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Builds one table as dbt does where there was one before: the new one under a working name, the old one aside, the new one in its place, the old one
 * away. One session, one transaction up to the last drop.
 */
final class SimulatedDbt implements AutoCloseable {
    private final Connection connection;
    private final String schema;
    private final String table;

    SimulatedDbt(Connection connection, String schema, String table) throws SQLException {
        this.connection = connection;
        this.schema = schema;
        this.table = table;
        connection.setAutoCommit(false);
    }

    /** The statements of one node, in their order; a commit stands before the last. */
    private List<String> statements() {
        String name = schema + "." + table;
        return List.of(
                "create table " + name + "__dbt_tmp as select 'new' as made",
                "alter table " + name + " rename to " + table + "__dbt_backup",
                "alter table " + name + "__dbt_tmp rename to " + table,
                "commit",
                "drop table if exists " + name + "__dbt_backup" + cascade());
    }

    private String cascade() {
        return connection.getClass().getName().startsWith("org.postgresql") ? " cascade" : "";
    }

    /** The first statements of a node. */
    SimulatedDbt begin(int statements) throws SQLException {
        run(statements().subList(0, statements));
        return this;
    }

    /** The rest of them. */
    void end(int done) throws SQLException {
        run(statements().subList(done, statements().size()));
        connection.commit();
    }

    void build() throws SQLException {
        end(0);
    }

    private void run(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                if (each.equals("commit")) connection.commit();
                else statement.execute(each);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
