package io.devenv.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Change;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A file that an older DuckDB wrote stays one: devenv's DuckDB must not lift its storage to a version of its own. */
@EnabledIfSystemProperty(
        named = "devenv.old-duckdb",
        matches = ".+",
        disabledReason = "no older driver: run with Maven")
class OldDuckDbTest {
    @TempDir
    private Path folder;

    @Test
    void an_older_duckdb_reads_its_file_after_changes() throws Exception {
        Wh wh = new Wh(folder);
        old(
                "create schema dev",
                "create table dev.big as select range as id, 'x' || range as name from range(100000)",
                "create table dev.gone as select 1 as id",
                "create table dev.pk (id integer primary key)",
                "insert into dev.pk values (1), (2)",
                "create view dev.v as with q as (select * from wh.dev.big) select max(id) as id from q",
                "create view dev.w as select * from dev.pk");
        RelationName view = Wh.DEV.relation("v");
        List<Change> drop = new ArrayList<>();

        wh.change(wh.target(), warehouse -> {
            drop.add(Change.drop(
                    view,
                    RelationKind.VIEW,
                    warehouse.list(Set.of(Wh.DEV)).relations().stream()
                            .filter(relation -> relation.name().equals(view))
                            .findFirst()
                            .flatMap(relation -> relation.definition()),
                    "test"));
            warehouse.make(List.of(
                    drop.get(0),
                    Change.rename(Wh.DEV.relation("big"), RelationKind.TABLE, Wh.DEV.relation("away"), "test"),
                    Change.drop(Wh.DEV.relation("gone"), RelationKind.TABLE, Optional.empty(), "test"),
                    Change.viewOf(Wh.DEV.relation("shown"), Wh.DEV.relation("pk"), "test")));
        });
        assertThat(Files.exists(wh.file("wh.duckdb.wal"))).isFalse();
        assertThat(old("select count(*) from dev.away")).containsExactly("100000");
        assertThat(old("select sum(id) from dev.shown")).containsExactly("3");

        wh.change(
                wh.target(),
                warehouse -> warehouse.make(List.of(
                        Change.rename(Wh.DEV.relation("away"), RelationKind.TABLE, Wh.DEV.relation("big"), "undo"),
                        drop.get(0).reverse().orElseThrow())));
        assertThat(old("select id from dev.v")).containsExactly("99999");
        assertThat(old("select name from dev.big where id = 77777")).containsExactly("x77777");
    }

    /** Runs statements with the older driver; the first column of what the last of them answers. */
    private List<String> old(String... statements) throws Exception {
        URL jar = Path.of(System.getProperty("devenv.old-duckdb")).toUri().toURL();
        try (URLClassLoader apart = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
            Driver driver = (Driver) apart.loadClass("org.duckdb.DuckDBDriver")
                    .getDeclaredConstructor()
                    .newInstance();
            List<String> found = new ArrayList<>();
            try (Connection connection =
                            driver.connect("jdbc:duckdb:" + folder.resolve("wh.duckdb"), new Properties());
                    Statement statement = connection.createStatement()) {
                for (String each : statements) {
                    if (!statement.execute(each)) continue;
                    ResultSet rows = statement.getResultSet();
                    while (rows.next()) found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
