package io.devenv.stories;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user at a prompt: a folder of their own, a home of their own, and the real launcher. Bash reads each line; its tools are the
 * few named here, and no dbt.
 */
final class Shell implements AutoCloseable {
    private static final int SECONDS = 120;
    private static final Path LAUNCHER =
            Path.of(System.getProperty("devenv.home", ".")).toAbsolutePath().resolve("devenv");
    private static final Pattern SQL = Pattern.compile("sql (\\S+) \"(.*)\"");
    private static final String TOOLS = "bash cat chmod cmp cp env false find grep head kill ln ls mkdir mkfifo mv mvn "
            + "readlink rm rmdir sed sh sleep tail touch true uname wc";

    /** What a command left. */
    record Seen(String out, String err, int exitCode) {}

    private final Path home;
    private final Path tools;
    private Path folder;
    private AutoCloseable held = () -> {};

    Shell(Path home) throws IOException {
        this.home = home;
        this.folder = home;
        this.tools = Files.createDirectories(home.resolve(".tools"));
        for (String tool : TOOLS.split(" ")) link(tool);
        Files.createSymbolicLink(tools.resolve("devenv"), LAUNCHER);
    }

    private void link(String tool) throws IOException {
        for (String place : System.getenv("PATH").split(":")) {
            Path file = Path.of(place).resolve(tool);
            if (!Files.isExecutable(file)) continue;
            Files.createSymbolicLink(tools.resolve(tool), file);
            return;
        }
    }

    Path folder() {
        return folder;
    }

    Path home() {
        return home;
    }

    Seen type(String line) throws Exception {
        Matcher sql = SQL.matcher(line);
        if (sql.matches()) return sql(folder.resolve(sql.group(1)), sql.group(2));
        if (line.startsWith("cd "))
            return goTo(folder.resolve(line.substring(3)).normalize());
        if (line.startsWith("hold ")) return hold(folder.resolve(line.substring(5)));
        if (line.equals("release")) return release();
        return run(line);
    }

    private Seen goTo(Path other) throws IOException {
        if (!Files.isDirectory(other)) throw new IOException("no folder " + other);
        folder = other;
        return new Seen("", "", 0);
    }

    private Seen hold(Path file) throws Exception {
        release();
        held = connect(file);
        return new Seen("", "", 0);
    }

    private Seen release() throws Exception {
        held.close();
        held = () -> {};
        return new Seen("", "", 0);
    }

    private static Seen sql(Path file, String text) throws SQLException {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            statement.execute(text);
            return new Seen("", "", 0);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:" + file);
    }

    /** Runs a line of bash to its end. */
    Seen run(String line) throws IOException, InterruptedException {
        Path out = Files.createTempFile("story", ".out");
        Path err = Files.createTempFile("story", ".err");
        try {
            Process process = start(line)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(line + " did not end within " + SECONDS + " seconds");
            }
            return new Seen(Files.readString(out), Files.readString(err), process.exitValue());
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** A line of bash, ready to be started. */
    ProcessBuilder start(String line) {
        ProcessBuilder builder = new ProcessBuilder(tools.resolve("bash").toString(), "-o", "pipefail", "-c", line)
                .directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("DBT_") || name.startsWith("DEVENV_"));
        environment.put("HOME", home.toString());
        environment.put("USER", "alice");
        environment.put("PATH", tools.toString());
        environment.put("JAVA_HOME", Objects.requireNonNull(System.getProperty("java.home")));
        environment.put("XDG_STATE_HOME", home.resolve(".state").toString());
        environment.put("XDG_CACHE_HOME", home.resolve(".cache").toString());
        return builder;
    }

    @Override
    public void close() throws Exception {
        release();
        // Links out of it would be warned of by whoever deletes the home.
        try (DirectoryStream<Path> links = Files.newDirectoryStream(tools)) {
            for (Path link : links) Files.delete(link);
        }
    }
}
