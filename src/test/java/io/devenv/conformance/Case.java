package io.devenv.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One question that was put to real dbt, and its answer; the README beside the cases tells the format. */
record Case(Path corpus, String name, JsonNode document) {
    /** Options of dbt that only shape what {@code dbt ls} prints. */
    private static final Set<String> PRINTING = Set.of("--output", "--output-keys", "--quiet");

    private static final Set<String> CLOUD = Set.of("snowflake", "redshift", "bigquery", "databricks");

    private static final ObjectMapper JSON = new ObjectMapper();

    static Case read(Path corpus, String name) throws IOException {
        Path file = corpus.resolve("cases").resolve(name).resolve("case.json");
        return new Case(corpus, name, JSON.readTree(Files.readAllBytes(file)));
    }

    String adapter() {
        return document.path("adapter").asText();
    }

    Path projectFolder() {
        return corpus.resolve("projects").resolve(document.path("project").asText());
    }

    Path currentManifest() {
        return corpus.resolve(document.path("current_manifest").asText());
    }

    Optional<Path> currentSources() {
        String path = document.path("current_sources").asText("");
        return path.isEmpty() ? Optional.empty() : Optional.of(corpus.resolve(path));
    }

    /** Folder as the invocation names it, and where it lies in the corpus. */
    Map<String, Path> stateFolders() {
        Map<String, Path> folders = new LinkedHashMap<>();
        document.path("state_dirs")
                .properties()
                .forEach(entry -> folders.put(
                        entry.getKey(), corpus.resolve(entry.getValue().asText())));
        return folders;
    }

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        document.path("invocation")
                .path("env")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        return environment;
    }

    /** Whether the warehouse is one that only a saved inventory can tell of. */
    boolean isOfCloud() {
        return CLOUD.contains(adapter());
    }

    /** What a user types to ask devenv the same question. */
    List<String> arguments() {
        JsonNode invocation = document.path("invocation");
        List<String> arguments = new ArrayList<>(List.of("plan", "--output", "json", "--as"));
        String command = invocation.path("command").asText();
        arguments.add(command.equals("docs generate") ? "docs" : command.replace(' ', '-'));
        arguments.addAll(List.of("--target", invocation.path("target").asText()));
        List<String> asked = texts(invocation.path("args"));
        boolean printing = false;
        for (String word : asked) {
            if (word.startsWith("-")) printing = PRINTING.contains(word);
            if (!printing) arguments.add(word);
        }
        if (asked.stream().noneMatch(Set.of("--select", "--selector", "--exclude")::contains)) arguments.add("--all");
        if (isOfCloud()) arguments.addAll(List.of("--inventory", CaseInventory.FILE));
        return arguments;
    }

    /** The databases of the project's two targets. */
    Set<String> databases() throws IOException {
        JsonNode project = JSON.readTree(Files.readAllBytes(projectFolder().resolve("project.json")));
        return Set.of("dev_database", "prod_database").stream()
                .map(key -> project.path(key).asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    int exitCode() {
        return document.path("outcome").path("exit_code").asInt();
    }

    /** Empty where dbt stopped before it had selected anything. */
    Optional<Set<String>> selected() {
        JsonNode selected = document.path("selected");
        return selected.isArray() ? Optional.of(new TreeSet<>(texts(selected))) : Optional.empty();
    }

    /** Every resolution as one line of text, so that differences are easy to read. */
    Set<String> resolutions() {
        Set<String> lines = new TreeSet<>();
        for (JsonNode each : document.path("resolutions")) {
            lines.add(line(each, each.path("choice").asText()));
        }
        return lines;
    }

    static Set<String> resolutionsOf(JsonNode plan) {
        Set<String> lines = new TreeSet<>();
        for (JsonNode each : plan.path("refs")) {
            lines.add(line(each, each.path("target").asText()));
        }
        return lines;
    }

    private static String line(JsonNode ref, String target) {
        JsonNode relation = ref.path("relation");
        String name = relation.isObject()
                ? relation.path("database").asText() + "."
                        + relation.path("schema").asText() + "."
                        + relation.path("identifier").asText()
                : "-";
        return ref.path("node").asText() + " → " + ref.path("parent").asText() + ": " + target + " "
                + ref.path("reason").asText() + " " + name + " "
                + ref.path("rendered").asText("-");
    }

    static Set<String> selectedOf(JsonNode plan) {
        return new TreeSet<>(texts(plan.path("selected")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
