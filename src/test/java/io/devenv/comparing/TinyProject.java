package io.devenv.comparing;

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** A dbt project without a database: previews of {@code dbt ls} need none. */
final class TinyProject {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();

    TinyProject(Path folder) {
        this.folder = folder;
        file("dbt_project.yml", "name: shop\nprofile: shop\n");
        file(
                "profiles.yml",
                "shop: {target: dev, outputs: {dev: {type: duckdb, path: dev.duckdb, schema: dev_alice}}}\n");
    }

    /** A command's end: exit code and what it printed. */
    record Told(int code, String out, String err) {
        JsonNode json() {
            try {
                return JSON.readTree(out);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** Names of the selected, sorted. */
        String selected() {
            TreeSet<String> names = new TreeSet<>();
            json().path("selected")
                    .forEach(id -> names.add(id.asText().substring(id.asText().lastIndexOf('.') + 1)));
            return String.join(" ", names);
        }

        /** {@code part key old → new} of each change of the one node asked about. */
        List<String> parts() {
            List<String> lines = new ArrayList<>();
            for (JsonNode part : json().path("changes").path(0).path("parts")) {
                lines.add(part.path("part").asText() + " " + part.path("key").asText() + " " + part.path("old") + " → "
                        + part.path("new"));
            }
            return lines;
        }
    }

    TinyProject file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path at(String name) {
        return folder.resolve(name);
    }

    TinyProject branch(ManifestText manifest) {
        return file("target/manifest.json", manifest.json());
    }

    TinyProject state(ManifestText manifest) {
        return file("state/manifest.json", manifest.json());
    }

    TinyProject set(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** What {@code devenv plan --as ls --output json} tells, with these arguments besides. */
    Told ls(String... arguments) {
        List<String> all = new ArrayList<>(List.of("plan", "--as", "ls", "--output", "json"));
        all.addAll(Arrays.asList(arguments));
        return run(all.toArray(String[]::new));
    }

    /** Why one node differs from the folder {@code state}. */
    Told why(String node) {
        return ls("--all", "--state", "state", "--why", node);
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
