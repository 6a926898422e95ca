package io.devenv.bench;

import io.devenv.contract.PostgresServer;
import io.devenv.fixture.ExampleShop;
import io.devenv.fixture.Told;
import io.devenv.safety.JanitorShop;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a thousand drops take, with journal and all that is looked at before, in a warm JVM: no test, for it depends on the machine.
 * Run by {@code scripts/bench --drops}. Half of the relations are tables, half views; they go aside, for good, and come back.
 */
public final class DropsBench {
    private static final int DROPS = 1000;
    private static final int ROUNDS = 7;
    private static final int WARM_UP = 2;

    private DropsBench() {}

    public static void main(String... arguments) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("devenv-drops-");
        System.out.printf(
                "%-42s %7s %7s %7s %9s%n", "seconds, " + ROUNDS + " runs each", "median", "least", "most", "cpu");
        onDuckDb(folder);
        onPostgres(folder);
    }

    private static void onDuckDb(Path folder) throws IOException, SQLException {
        ExampleShop shop = ExampleShop.in(folder);
        Path log = shop.file("logs/dbt.log");
        String example = Files.readAllLines(log).stream()
                .filter(line -> line.contains("LogModelResult") && line.contains("loyalty_points"))
                .findFirst()
                .orElseThrow();
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + shop.file("shop.duckdb"));
                Statement statement = connection.createStatement()) {
            statement.execute("begin");
            for (int i = 0; i < DROPS; i++) {
                statement.execute("create " + kind(i) + " dev_alice." + name(i) + " as select 1 as id");
                lines.add(example.replace("loyalty_points", name(i))
                        .replace("\"materialized\": \"table\"", "\"materialized\": \"" + kind(i) + "\""));
            }
            statement.execute("commit");
        }
        Files.write(log, lines, StandardOpenOption.APPEND);
        measure("duckdb", shop::run);
    }

    private static void onPostgres(Path folder) {
        JanitorShop shop = JanitorShop.layOut("grants", folder);
        shop.sql(IntStream.range(0, DROPS)
                .mapToObj(i -> "create " + kind(i) + " " + shop.schema() + "." + name(i) + " as select 1 as id")
                .toArray(String[]::new));
        for (int kind : List.of(0, 1)) {
            shop.built(
                    kind(kind),
                    IntStream.range(0, DROPS)
                            .filter(i -> i % 2 == kind)
                            .mapToObj(DropsBench::name)
                            .toList());
        }
        measure(
                "postgres " + PostgresServer.texts("postgres", "show fsync"),
                arguments -> shop.devenv(withState(arguments)));
    }

    private static String[] withState(String... arguments) {
        if (!arguments[0].equals("clean")) return arguments;
        return Stream.concat(Stream.of(arguments), Stream.of("--state", "state"))
                .toArray(String[]::new);
    }

    private static String kind(int number) {
        return number % 2 == 0 ? "table" : "view";
    }

    private static String name(int number) {
        return "orphan_" + number;
    }

    private static void measure(String warehouse, Function<String[], Told> devenv) {
        Times preview = new Times(warehouse + ": clean, which changes nothing");
        Times clean = new Times(warehouse + ": clean --yes");
        Times undo = new Times(warehouse + ": undo");
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            preview.add(round, () -> devenv.apply(new String[] {"clean"}));
            clean.add(round, () -> devenv.apply(new String[] {"clean", "--yes"}));
            undo.add(round, () -> devenv.apply(new String[] {"undo"}));
        }
        Stream.of(preview, clean, undo).forEach(Times::print);
    }

    /** What the runs of one command took. */
    private record Times(String title, List<Double> wall, List<Double> cpu) {
        Times(String title) {
            this(title, new ArrayList<>(), new ArrayList<>());
        }

        void add(int round, java.util.function.Supplier<Told> work) {
            long cpuBefore = cpuNanos();
            long before = System.nanoTime();
            Told told = work.get();
            if (told.code() != 0) throw new IllegalStateException(told.err() + told.out());
            if (round < WARM_UP) return;
            wall.add((System.nanoTime() - before) / 1e9);
            cpu.add((cpuNanos() - cpuBefore) / 1e9);
        }

        private static long cpuNanos() {
            return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getProcessCpuTime();
        }

        void print() {
            List<Double> sorted = wall.stream().sorted().toList();
            System.out.printf(
                    "%-42s %7.2f %7.2f %7.2f %9.2f%n",
                    title, median(wall), sorted.get(0), sorted.get(sorted.size() - 1), median(cpu));
        }

        private static double median(List<Double> times) {
            return times.stream().sorted().toList().get(times.size() / 2);
        }
    }
}
