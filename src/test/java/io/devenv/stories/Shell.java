package io.devenv.stories;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A user at a prompt: a folder of their own, a home of their own, and the real launcher. */
final class Shell {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Path LAUNCHER =
            Path.of(System.getProperty("devenv.home", ".")).toAbsolutePath().resolve("devenv");

    /** What a command left. */
    record Seen(String out, String err, int exitCode) {}

    private final Path home;
    private Path folder;

    Shell(Path home) {
        this.home = home;
        this.folder = home;
    }

    Path folder() {
        return folder;
    }

    Seen type(String line) throws IOException, InterruptedException, SQLException {
        List<String> words = words(line);
        List<String> variables = new ArrayList<>();
        while (words.get(0).matches("[A-Z_]+=.*")) variables.add(words.remove(0));
        return switch (words.get(0)) {
            case "devenv" -> run(start(words.subList(1, words.size()), variables));
            case "cd" -> goTo(folder.resolve(words.get(1)).normalize());
            case "rm" -> done(Files.deleteIfExists(folder.resolve(words.get(1))));
            case "write" ->
                done(Files.writeString(
                        folder.resolve(words.get(1)), words.get(2).replace("\\n", "\n")));
            case "sql" -> sql(folder.resolve(words.get(1)), words.get(2));
            default -> throw new IOException("a story cannot type: " + line);
        };
    }

    private Seen goTo(Path other) {
        folder = other;
        return done(other);
    }

    private static Seen done(Object made) {
        return new Seen(made.toString(), "", 0);
    }

    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            for (int group = 1; group <= 3; group++) {
                if (matcher.group(group) != null) words.add(matcher.group(group));
            }
        }
        return words;
    }

    /** The launcher as a process, not waited for. */
    Process start(List<String> arguments, List<String> variables) throws IOException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("DBT_") || name.startsWith("DEVENV_"));
        environment.put("HOME", home.toString());
        environment.put("USER", "alice");
        environment.put("XDG_STATE_HOME", home.resolve(".state").toString());
        environment.put("XDG_CACHE_HOME", home.resolve(".cache").toString());
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return builder.start();
    }

    private Seen run(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        Path err = Files.createTempFile("story", ".err");
        Thread reader = new Thread(() -> {
            try {
                Files.write(err, process.getErrorStream().readAllBytes());
            } catch (IOException closed) {
                Thread.currentThread().interrupt();
            }
        });
        reader.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(2, TimeUnit.MINUTES)) process.destroyForcibly();
        reader.join();
        return new Seen(out, Files.readString(err), process.waitFor());
    }

    private Seen sql(Path file, String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(text);
            return done(text);
        }
    }
}
