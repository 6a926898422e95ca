package io.devenv.warehouse.duckdb;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another process that has a DuckDB file open: run as a program of its own. */
final class Holder {
    private Holder() {}

    /** Starts a process that holds the file until it is ended. */
    static Process hold(Path file) throws IOException {
        return started(file, "hold");
    }

    /** Has a process run a statement, and die before it can tidy up. */
    static void killAfter(Path file, String statement) throws IOException {
        Process process = started(file, "die", statement);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) throw new IllegalStateException("it lives on");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process started(Path file, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                file.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader answer = process.inputReader(StandardCharsets.UTF_8);
        if (!"ready".equals(answer.readLine())) throw new IllegalStateException("the process does not open the file");
        return process;
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + arguments[0]);
                Statement statement = connection.createStatement()) {
            for (String each : List.of(arguments).subList(2, arguments.length)) statement.execute(each);
            System.out.println("ready");
            if (arguments[1].equals("die")) Runtime.getRuntime().halt(9);
            if (System.in.read() < 0) System.out.println("done");
        }
    }
}
