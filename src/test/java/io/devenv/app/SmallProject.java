package io.devenv.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.cli.Main;
import io.devenv.cli.Session;
import io.devenv.project.Environment;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A dbt project of two models, {@code one} and {@code two}, without a database. */
final class SmallProject {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();

    SmallProject(Path folder) {
        this.folder = folder;
        file("dbt_project.yml", "name: shop\nprofile: shop\n");
        file(
                "profiles.yml",
                "shop: {target: dev, outputs: {dev: {type: duckdb, path: dev.duckdb, schema: dev_alice}}}\n");
        writtenBy("1.11.16");
    }

    /** A command's end: exit code and what it printed. */
    record Told(int code, String out, String err) {
        JsonNode json() {
            try {
                return JSON.readTree(out);
            } catch (IOException broken) {
                throw new UncheckedIOException(err, broken);
            }
        }

        Set<String> warnings() {
            Set<String> codes = new TreeSet<>();
            json().path("warnings").forEach(each -> codes.add(each.path("code").asText()));
            return codes;
        }

        List<String> texts(String field) {
            List<String> texts = new ArrayList<>();
            json().path(field).forEach(each -> texts.add(each.asText()));
            return texts;
        }
    }

    /** The manifest of that dbt. */
    SmallProject writtenBy(String dbt) {
        return file("target/manifest.json", manifest(dbt));
    }

    /** A state of the same dbt, without changes. */
    SmallProject withState(String dbt) {
        return file("state/manifest.json", manifest(dbt));
    }

    static String manifest(String dbt) {
        return """
                {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json",
                 "dbt_version": "%s", "generated_at": "2026-01-15T09:30:00Z", "project_name": "shop",
                 "adapter_type": "duckdb"}, "nodes": {%s, %s}, "macros": {}, "disabled": {}}
                """.formatted(dbt, model("one"), model("two"));
    }

    private static String model(String name) {
        return """
                "model.shop.%1$s": {"unique_id": "model.shop.%1$s", "name": "%1$s", "resource_type": "model",
                 "package_name": "shop", "database": "dev", "schema": "dev", "alias": "%1$s", "fqn": ["shop", "%1$s"],
                 "original_file_path": "models/%1$s.sql", "raw_code": "select 1", "config": {"materialized": "view"}}
                """.formatted(name);
    }

    SmallProject set(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    SmallProject file(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** {@code devenv plan} with these words, as JSON. */
    Told json(String words) {
        return plan("--output json " + words);
    }

    Told plan(String words) {
        return run(("plan " + words).strip().split(" +"));
    }

    Told run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Session session = new Session(
                new Environment(variables, folder, folder, "alice"),
                Optional.empty(),
                Clock.systemUTC(),
                new BufferedReader(new StringReader("")),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        int code = Main.run(session, arguments);
        return new Told(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
