package io.devenv.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.warehouse.Warehouses;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Lays out the example project as a folder to try devenv in: sources, what dbt wrote, and a DuckDB file. */
public final class SetUpDemo {
    private static final String EXAMPLE = "examples/shop";
    private static final String MARK = ".devenv-demo";
    private static final List<String> ARTIFACTS = List.of("state", "target", "logs");
    private static final String DATABASE = "shop.duckdb";

    private final Path example;
    private final Path folder;
    private final DemoTimes times;

    private SetUpDemo(Path example, Path folder, DemoTimes times) {
        this.example = example;
        this.folder = folder;
        this.times = times;
    }

    /**
     * Makes the demo anew.
     *
     * @param folder where; an earlier demo there is replaced, anything else is left alone
     * @param home where devenv lies with its examples
     */
    public static void in(Path folder, Optional<Path> home, Clock clock) {
        Path example = home.map(path -> path.resolve(EXAMPLE))
                .filter(Files::isDirectory)
                .orElseThrow(() -> Problem.of(Fault.PROJECT, "demo-missing", "the example project is not here")
                        .next("start devenv by the launcher of its repository")
                        .stop());
        try {
            clear(folder);
            List<DemoTimes.Interval> intervals = intervals(example.resolve("times.json"));
            new SetUpDemo(example, folder, new DemoTimes(intervals, clock.instant())).layOut();
        } catch (IOException failed) {
            throw Problem.of(Fault.PROJECT, "demo-failed", "the demo could not be laid out in " + folder)
                    .because("the system says: " + failed)
                    .next("choose another place with --folder")
                    .stop();
        }
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        if (!Files.exists(folder.resolve(MARK))) {
            throw Problem.of(Fault.USAGE, "demo-folder-taken", folder + " exists and is not a demo")
                    .next("choose another place with --folder")
                    .stop();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private static List<DemoTimes.Interval> intervals(Path file) throws IOException {
        List<DemoTimes.Interval> intervals = new ArrayList<>();
        for (JsonNode each : new ObjectMapper().readTree(Files.readAllBytes(file))) {
            intervals.add(DemoTimes.Interval.of(
                    each.path("from").asText(),
                    each.path("to").asText(),
                    each.path("ended_ago").asText()));
        }
        return intervals;
    }

    private void layOut() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(MARK), "made by devenv demo, and replaced by the next one\n");
        Path project = example.resolve("project");
        for (Path file : filesBelow(project)) {
            Path to = folder.resolve(project.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            // Older than the manifest, as they are where somebody has just run dbt.
            Files.setLastModifiedTime(to, FileTime.from(times.before()));
        }
        checkOut("feature/returns");
        for (String part : ARTIFACTS) {
            for (Path file : filesBelow(example.resolve(part))) unpack(file);
        }
        Warehouses.embedded().make(folder.resolve(DATABASE), statements());
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** An empty git repository on this branch: the project is none of the repository it may lie in. */
    private void checkOut(String branch) throws IOException {
        Path git = folder.resolve(".git");
        Files.createDirectories(git.resolve("objects"));
        Files.createDirectories(git.resolve("refs/heads"));
        Files.writeString(git.resolve("HEAD"), "ref: refs/heads/" + branch + "\n");
    }

    private void unpack(Path compressed) throws IOException {
        String name = example.relativize(compressed).toString();
        if (!name.endsWith(".gz")) return;
        Path to = folder.resolve(name.substring(0, name.length() - ".gz".length()));
        Files.createDirectories(to.getParent());
        try (InputStream text = new GZIPInputStream(Files.newInputStream(compressed))) {
            Files.writeString(to, times.moved(new String(text.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private List<String> statements() throws IOException {
        return List.of(Files.readString(example.resolve("setup.sql")).split("(?m);$"));
    }
}
