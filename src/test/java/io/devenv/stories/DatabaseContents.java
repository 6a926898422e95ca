package io.devenv.stories;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a DuckDB file holds, by name: what each relation is, and its rows. Two that are equal cannot be told apart. */
public final class DatabaseContents {
    private static final String RELATIONS = """
            select schema_name, table_name as name, 'table' as kind, sql from duckdb_tables() where not internal
             union all
            select schema_name, view_name, 'view', sql from duckdb_views() where not internal
            """;
    private static final String SCHEMAS = "select schema_name from duckdb_schemas() where not internal";

    private DatabaseContents() {}

    /** Looks without changing anything; nobody may be writing. */
    public static Map<String, String> of(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file)) {
            return of(connection);
        }
    }

    /** All that lies in the database that a connection uses. */
    public static Map<String, String> of(Connection connection) throws SQLException {
        Map<String, String> contents = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet relations = statement.executeQuery(RELATIONS)) {
            while (relations.next()) {
                String schema = relations.getString("schema_name");
                String name = relations.getString("name");
                String what = relations.getString("kind") + " " + relations.getString("sql");
                contents.put(schema + "." + name, what + "\n" + String.join("\n", rows(connection, schema, name)));
            }
            ResultSet schemas = statement.executeQuery(SCHEMAS);
            while (schemas.next()) contents.put(schemas.getString(1), "schema");
        }
        return contents;
    }

    private static List<String> rows(Connection connection, String schema, String name) {
        String query = "select * from " + quoted(schema) + "." + quoted(name) + " order by all";
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) row.add(found.getString(i));
                rows.add(row.toString());
            }
            return rows;
        } catch (SQLException broken) {
            return List.of("broken: " + broken.getMessage());
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
