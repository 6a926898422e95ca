package io.devenv.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.devenv.contract.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Lays a case out as it was when dbt was asked: the branch's sources, its artifacts, the state folders, and the database. */
final class CaseFolder {
    private final Case question;
    private final Path folder;

    CaseFolder(Case question, Path folder) {
        this.question = question;
        this.folder = folder;
    }

    void layOut() throws IOException, SQLException {
        copy(question.projectFolder().resolve("branch_src"), folder);
        Path target = Files.createDirectories(folder.resolve("target"));
        if (question.currentSources().isPresent()) {
            Files.copy(question.currentSources().get(), target.resolve("sources.json"));
        }
        for (Map.Entry<String, Path> state : question.stateFolders().entrySet()) {
            copy(state.getValue(), folder.resolve(state.getKey()).normalize());
        }
        // Last, because dbt parses last: a state folder that is the target is written over.
        unzip(question.currentManifest(), target.resolve("manifest.json"));
        if (question.adapter().equals("duckdb")) makeDatabases(this::makeFile);
        if (question.adapter().equals("postgres")) {
            makeDatabases(CaseFolder::makeOnServer);
            pointToServer(folder.resolve("profiles.yml"));
        }
        if (question.isOfCloud()) CaseInventory.write(question, folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isRegularFile(from)) {
            unzip(from, to);
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                unzip(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Copies a file; one that is compressed loses its {@code .gz}. */
    private static void unzip(Path from, Path to) throws IOException {
        String name = Objects.requireNonNull(to.getFileName()).toString();
        Path plain = to.resolveSibling(name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name);
        Files.createDirectories(Objects.requireNonNull(plain.getParent()));
        try (InputStream bytes = Files.newInputStream(from);
                InputStream text = from.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            Files.copy(text, plain, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private interface Maker {
        void make(String database, Set<String> statements) throws SQLException;
    }

    private void makeDatabases(Maker maker) throws IOException, SQLException {
        Map<String, Set<String>> statements = new LinkedHashMap<>();
        for (String database : question.databases()) statements.put(database, new LinkedHashSet<>());
        for (JsonNode relation : question.document().path("relations_before")) {
            Set<String> ofDatabase =
                    statements.computeIfAbsent(relation.path("database").asText(), name -> new LinkedHashSet<>());
            String schema = quoted(relation.path("schema").asText());
            ofDatabase.add("create schema if not exists " + schema);
            ofDatabase.add("create " + relation.path("type").asText().replace('_', ' ') + " " + schema + "."
                    + quoted(relation.path("name").asText()) + " as select 1 as id");
        }
        for (Map.Entry<String, Set<String>> database : statements.entrySet()) {
            maker.make(database.getKey(), database.getValue());
        }
    }

    private void makeFile(String database, Set<String> statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:duckdb:" + folder.resolve(database + ".duckdb"));
                Statement statement = connection.createStatement()) {
            for (String text : statements) statement.execute(text);
        }
    }

    private static void makeOnServer(String database, Set<String> statements) {
        PostgresServer.makeAnew(database);
        PostgresServer.run(database, List.copyOf(statements));
    }

    /** The corpus has the usual port; the server of the tests takes one that is free. */
    private static void pointToServer(Path profiles) throws IOException {
        String text = Files.readString(profiles);
        Files.writeString(profiles, text.replace("port: 5432", "port: " + PostgresServer.port()));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
