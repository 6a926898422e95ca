package io.devenv.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.artifact.Detail;
import io.devenv.artifact.LogReader;
import io.devenv.artifact.ManifestReader;
import io.devenv.artifact.Role;
import io.devenv.artifact.RunResultsReader;
import io.devenv.contract.PostgresServer;
import io.devenv.core.cleanup.Past;
import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.results.Built;
import io.devenv.core.results.RunResults;
import io.devenv.core.target.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** One situation that real dbt made, with the answer that was worked out for it; {@code folder} gets its database if that is a file. */
record Scenario(Path recorded, Path folder, JsonNode document) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Scenario layOut(Path recorded, Path folder) throws IOException, SQLException {
        JsonNode document = JSON.readTree(Files.readAllBytes(recorded.resolve("scenario.json")));
        Scenario scenario = new Scenario(recorded, folder, document);
        List<JsonNode> files = new ArrayList<>();
        document.path("setup").forEach(files::add);
        for (JsonNode file : files) scenario.run(file, files);
        return scenario;
    }

    /** Every database of the scenario is attached under its own name while one of its files runs. */
    private void run(JsonNode file, List<JsonNode> all) throws IOException, SQLException {
        String database = file.path("database").asText();
        if (isOnServer()) {
            PostgresServer.makeAnew(database);
            PostgresServer.run(
                    database,
                    List.of(Files.readString(recorded.resolve(file.path("file").asText()))));
            return;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + path(database));
                Statement statement = connection.createStatement()) {
            for (JsonNode other : all) {
                String name = other.path("database").asText();
                if (name.equals(database)) continue;
                statement.execute("attach '" + path(name) + "' as \"" + name + "\"");
            }
            statement.execute(
                    Files.readString(recorded.resolve(file.path("file").asText())));
        }
    }

    String adapter() {
        return document.path("adapter").asText();
    }

    private boolean isOnServer() {
        return adapter().equals("postgres");
    }

    private Path path(String database) {
        return folder.resolve(database + ".duckdb");
    }

    String name() {
        return document.path("name").asText();
    }

    SchemaName home() {
        JsonNode dev = document.path("dev");
        return new SchemaName(dev.path("database").asText(), dev.path("schema").asText());
    }

    Target target() {
        if (isOnServer()) {
            Fields settings = PostgresServer.target(home().database(), Map.of()).settings();
            return new Target("shop", "dev", "postgres", home().schema(), 1, folder.toString(), settings);
        }
        List<Map<String, Object>> attached = new ArrayList<>();
        for (JsonNode file : document.path("setup")) {
            String name = file.path("database").asText();
            if (!name.equals(home().database())) attached.add(Map.of("path", name + ".duckdb", "alias", name));
        }
        Fields settings = new Fields(
                Map.of("type", "duckdb", "path", home().database() + ".duckdb", "attach", List.copyOf(attached)));
        return new Target("shop", "dev", "duckdb", home().schema(), 1, folder.toString(), settings);
    }

    Manifest manifest(Role role) throws IOException {
        try (InputStream in = manifestStream(role)) {
            return new ManifestReader(role, Detail.COMPARISON).read(in, name());
        }
    }

    private InputStream manifestStream(Role role) throws IOException {
        Path file = recorded.resolve(role == Role.STATE ? "state" : "target").resolve("manifest.json.gz");
        return new GZIPInputStream(Files.newInputStream(file));
    }

    /** The code of one side's manifest, by unique_id. */
    Map<String, String> code(Role role, Collection<String> ids) throws IOException {
        Path file = folder.resolve(role + ".json");
        try (InputStream in = manifestStream(role)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        Map<String, String> code = new TreeMap<>();
        new ManifestReader(role, Detail.COMPARISON)
                .codeOf(file, ids)
                .forEach((id, text) -> text.raw().ifPresent(raw -> code.put(id, raw)));
        return code;
    }

    RunResults runResults(Role role) throws IOException {
        Path file = recorded.resolve(role == Role.STATE ? "state" : "target").resolve("run_results.json.gz");
        if (!Files.exists(file)) return RunResults.NONE;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new RunResultsReader(role).read(in, file.toString());
        }
    }

    List<Built> log() throws IOException {
        Path file = recorded.resolve("logs/dbt.log.gz");
        if (!Files.exists(file)) return List.of();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return LogReader.read(in, file.toString());
        }
    }

    /** What the developer's older manifests had. */
    Past past() throws IOException {
        Path history = recorded.resolve("history");
        if (!Files.exists(history)) return Past.NONE;
        Past past = Past.NONE;
        try (Stream<Path> folders = Files.list(history)) {
            for (Path folder : folders.sorted().toList()) {
                Path file = folder.resolve("manifest.json.gz");
                try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                    past = past.and(new ManifestReader(Role.BRANCH, Detail.COMPARISON).read(in, file.toString()));
                }
            }
        }
        return past;
    }

    Optional<String> refusal() {
        return document.path("clean_refused").isNull()
                ? Optional.empty()
                : Optional.of(document.path("clean_refused").asText());
    }
}
