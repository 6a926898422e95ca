package io.devenv.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The demo's project with so many orphans that cleaning takes a while, and its journal. */
final class CrowdedShop implements AutoCloseable {
    private static final int ORPHANS = 700;

    private final Shell shell;
    private final Path folder;

    private CrowdedShop(Shell shell) {
        this.shell = shell;
        this.folder = shell.folder();
    }

    static CrowdedShop in(Path home) throws Exception {
        Shell shell = new Shell(home);
        shell.type("devenv demo --no-show --folder shop");
        shell.type("cd shop");
        CrowdedShop shop = new CrowdedShop(shell);
        shop.crowd();
        return shop;
    }

    /** Each has a line in dbt's log, as loyalty_points has, which another branch left. */
    private void crowd() throws IOException, SQLException {
        Path log = folder.resolve("logs/dbt.log");
        String example = Files.readAllLines(log).stream()
                .filter(line -> line.contains("LogModelResult") && line.contains("loyalty_points"))
                .findFirst()
                .orElseThrow();
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database());
                Statement statement = connection.createStatement()) {
            statement.execute("begin");
            for (int i = 0; i < ORPHANS; i++) {
                String kind = i % 2 == 0 ? "table" : "view";
                statement.execute("create %s dev_alice.orphan_%d as select %d as id".formatted(kind, i, i));
                lines.add(example.replace("loyalty_points", "orphan_" + i)
                        .replace("\"materialized\": \"table\"", "\"materialized\": \"" + kind + "\""));
            }
            statement.execute("commit");
        }
        Files.write(log, lines, StandardOpenOption.APPEND);
    }

    Shell shell() {
        return shell;
    }

    Path database() {
        return folder.resolve("shop.duckdb");
    }

    Map<String, String> contents() throws SQLException {
        return DatabaseContents.of(database());
    }

    /** How many lines of the journal tell of an event; none before there is one. */
    long journaled(String event) throws IOException {
        return new WatchedRun(shell).journaled(event);
    }

    /** Starts a command and comes back as soon as its journal tells of an event so many times. */
    Process startUntil(String line, String event, long times) throws Exception {
        return new WatchedRun(shell).until(line, event, times);
    }

    /** What the command that was started last said on stderr. */
    String err() throws IOException {
        return new WatchedRun(shell).err();
    }

    @Override
    public void close() throws Exception {
        shell.close();
    }
}
