package io.devenv.safety;

import io.devenv.app.CleanRequest;
import io.devenv.app.CleanSchema;
import io.devenv.app.Progress;
import io.devenv.core.cleanup.CleanOptions;
import io.devenv.fixture.ExampleShop;
import io.devenv.fixture.InProcess;
import io.devenv.fixture.Told;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The example project in a folder of its own, with its database, and a clock that the test moves. */
final class Checkout {
    static final String DATABASE = "shop.duckdb";

    private final Path folder;
    private Instant now = Instant.now();

    Checkout(Path parent) {
        this.folder = parent.resolve("shop");
        ExampleShop.in(parent, Clock.fixed(now, ZoneOffset.UTC));
    }

    /** Runs devenv as from a shell without a terminal; every run is a second later. */
    Told devenv(String... arguments) {
        return shell().run(arguments);
    }

    /** Runs devenv at a terminal, where somebody types these lines. */
    Told typing(String lines, String... arguments) {
        return shell().typing(lines).run(arguments);
    }

    /** Runs devenv at a terminal, where something happens between the question and the yes. */
    Told agreeingAfter(Runnable meanwhile, String... arguments) {
        return shell().agreeingAfter(meanwhile).run(arguments);
    }

    /** Runs devenv with the answer going somewhere else. */
    Told into(OutputStream out, String... arguments) {
        return shell().into(out, arguments);
    }

    private InProcess shell() {
        now = now.plusSeconds(1);
        return InProcess.in(folder).with(environment().variables()).by(Clock.fixed(now, ZoneOffset.UTC));
    }

    /** Clean as the command has it, to be stopped between showing and doing. */
    CleanSchema clean() {
        GivenFlags given = new GivenFlags(
                GivenFlags.Where.NONE, GivenFlags.Selection.NONE, GivenFlags.Deferral.NONE, GivenFlags.Run.NONE);
        CleanRequest request =
                new CleanRequest(CleanOptions.DEFAULT, List.of(), false, false, "clean --yes", Optional.empty());
        return new CleanSchema(environment(), given, request, Clock.fixed(now, ZoneOffset.UTC), Progress.NONE);
    }

    private Environment environment() {
        return new Environment(Map.of("XDG_STATE_HOME", home().toString()), folder, folder, "alice");
    }

    Checkout later(Duration time) {
        now = now.plus(time);
        return this;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** The folder of devenv's own files. */
    Path home() {
        return folder.resolveSibling("home");
    }

    Path journal() {
        try (Stream<Path> files = Files.walk(home())) {
            return files.filter(file -> file.endsWith("journal.jsonl"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Runs statements as somebody else would. */
    Checkout sql(String... statements) {
        return sqlIn(DATABASE, statements);
    }

    Checkout sqlIn(String database, String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file(database));
                Statement statement = connection.createStatement()) {
            for (String each : statements) statement.execute(each);
            return this;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Every relation of the main database with all that it holds: a hash of a table's rows, a view's text. */
    Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file(DATABASE));
                Statement list = connection.createStatement();
                Statement each = connection.createStatement()) {
            ResultSet tables = list.executeQuery(
                    "select schema_name || '.' || table_name, format('\"{}\".\"{}\"', schema_name, table_name)"
                            + " from duckdb_tables() where not internal");
            while (tables.next()) {
                ResultSet rows = each.executeQuery(
                        "select count(*) || ' ' || bit_xor(hash(t)) from " + tables.getString(2) + " t");
                rows.next();
                contents.put(tables.getString(1), "table " + rows.getString(1));
            }
            ResultSet views = list.executeQuery(
                    "select schema_name || '.' || view_name, sql from duckdb_views() where not internal");
            while (views.next()) contents.put(views.getString(1), views.getString(2));
            return contents;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    boolean lies(String relation) {
        return contents().containsKey(relation);
    }

    long trashed() {
        return contents().keySet().stream()
                .filter(name -> name.contains("__devenv_trash_"))
                .count();
    }

    private boolean isKeptEvidence(Path file) {
        String name = file.getFileName().toString();
        return file.startsWith(home())
                && Stream.of("builds-", "history.", "views.").anyMatch(name::startsWith);
    }

    /** Everything on disk below the checkout and devenv's own folder, except for what devenv learned of dbt: name and bytes. */
    Map<String, Integer> files() throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder.getParent())) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(file -> !isKeptEvidence(file))
                    .toList()) {
                files.put(file.toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
