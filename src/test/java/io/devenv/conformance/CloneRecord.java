package io.devenv.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.core.relation.RelationKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What dbt cloned, read from its record: statuses and messages, what its macros said, what lay in the database before and
 * after, the views' definitions and the statements sent. Names are compared without quotes and letter case.
 */
final class CloneRecord {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NOT_IN_STATE = Pattern.compile("No relation found in state manifest for (.+)");
    private static final Pattern EXISTS = Pattern.compile("Relation (.+) already exists");
    private static final Pattern SHOWN = Pattern.compile("\\bfrom ([^\\s();]+)[\\s;)]*$", Pattern.CASE_INSENSITIVE);

    /** One part of a name; what is quoted may hold dots. */
    private static final Pattern PART = Pattern.compile("\"[^\"]*\"|`[^`]*`|[^.\"`]+");

    private static final Pattern COPIED = Pattern.compile("\\bclone ([^\\s;]+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern CREATES = Pattern.compile("\\bcreate ", Pattern.CASE_INSENSITIVE);
    /** What dbt moves out of its way while it replaces a relation; it may have lain there before. */
    private static final Pattern WORKING = Pattern.compile(".+__dbt_(tmp|backup)");

    private final Case question;
    private final Map<String, String> before = new HashMap<>();
    private final Map<String, JsonNode> changed = new HashMap<>();
    private final Set<String> notInState = new HashSet<>();
    private final Set<String> existing = new HashSet<>();

    private CloneRecord(Case question) {
        this.question = question;
        JsonNode document = question.document();
        for (JsonNode each : document.path("relations_before")) before.put(name(each), type(each));
        for (JsonNode each : document.path("relations_changed")) changed.put(name(each), each);
        for (JsonNode event : document.path("events")) {
            String message = event.path("msg").asText();
            said(NOT_IN_STATE, message).ifPresent(notInState::add);
            said(EXISTS, message).map(CloneRecord::plain).ifPresent(existing::add);
        }
    }

    /** One line a node, and one for each relation that changed without a node; empty for other commands. */
    static Set<String> of(Case question) throws IOException {
        if (!question.document().path("invocation").path("command").asText().equals("clone")) return Set.of();
        return new CloneRecord(question).lines();
    }

    private Set<String> lines() throws IOException {
        JsonNode nodes = manifest().path("nodes");
        Set<String> lines = new TreeSet<>();
        Set<String> unaccounted = new TreeSet<>(changed.keySet());
        for (JsonNode executed : question.document().path("executed")) {
            String id = executed.path("unique_id").asText();
            String target = place(nodes.path(id));
            lines.add(id + ": " + outcome(executed, id, target));
            unaccounted.remove(target);
        }
        unaccounted.removeIf(name -> WORKING.matcher(name).matches());
        unaccounted.forEach(name -> lines.add("changed by no node: " + name));
        return lines;
    }

    private String outcome(JsonNode executed, String id, String target) {
        if (!executed.path("status").asText().equals("success")) return "fails";
        if (!executed.path("message").asText().equals("No-op")) return created(id, target);
        if (notInState.contains(id)) return "none not-in-state";
        return existing.contains(target) ? "none exists-in-dev, a " + before.get(target) : "none same-relation";
    }

    /** A table cloned over a table, or a view over the same view, shows itself in no change. */
    private String created(String id, String target) {
        Optional<JsonNode> change = Optional.ofNullable(changed.get(target));
        String kind = change.map(CloneRecord::type).orElseGet(() -> before.getOrDefault(target, "nothing"));
        String replaced = before.containsKey(target) ? " over a " + before.get(target) : "";
        return "creates " + kind + " " + target + replaced + " from " + source(id, target, change);
    }

    /** What a view is of, by its definition, or what the statement cloned; a database that is left out is the clone's own. */
    private String source(String id, String target, Optional<JsonNode> change) {
        Optional<String> shown = change.filter(each -> each.has("definition"))
                .flatMap(each -> last(SHOWN, each.path("definition").asText().strip()));
        return shown.or(() -> statements(id)
                        .flatMap(sql -> last(COPIED, sql).or(() -> last(SHOWN, sql)).stream())
                        .findFirst())
                .map(name -> PART.matcher(name).results().count() == 2
                        ? target.substring(0, target.indexOf('.') + 1) + plain(name)
                        : plain(name))
                .orElse("?");
    }

    private Stream<String> statements(String id) {
        Stream.Builder<String> found = Stream.builder();
        for (JsonNode each : question.document().path("statements")) {
            String sql = each.path("sql").asText();
            if (each.path("node").asText().equals(id) && CREATES.matcher(sql).find()) found.add(sql);
        }
        return found.build();
    }

    private JsonNode manifest() throws IOException {
        try (InputStream bytes = Files.newInputStream(question.currentManifest());
                InputStream text = new GZIPInputStream(bytes)) {
            return JSON.readTree(text);
        }
    }

    /** What devenv answered, in the same lines. */
    static Set<String> ofPlan(JsonNode plan) {
        Set<String> lines = new TreeSet<>();
        for (JsonNode step : plan.path("clone")) {
            lines.add(step.path("node").asText() + ": " + answered(step));
        }
        return lines;
    }

    private static String answered(JsonNode step) {
        if (!step.path("outcome").asText().equals("runs"))
            return step.path("outcome").asText();
        String existing = step.path("existing_type").asText("");
        String reason = step.path("reason").asText();
        if (step.path("action").asText().equals("none")) {
            return "none " + reason + (reason.equals("exists-in-dev") ? ", a " + existing : "");
        }
        return "creates " + step.path("type").asText() + " " + plain(full(step.path("relation")))
                + (existing.equals("null") || existing.isEmpty() ? "" : " over a " + existing)
                + " from " + plain(full(step.path("from")));
    }

    private static String full(JsonNode relation) {
        return relation.path("database").asText() + "."
                + relation.path("schema").asText() + "."
                + relation.path("identifier").asText();
    }

    private static String place(JsonNode node) {
        return plain(node.path("database").asText() + "." + node.path("schema").asText() + "."
                + node.path("alias").asText());
    }

    private static String name(JsonNode relation) {
        return plain(relation.path("database").asText() + "."
                + relation.path("schema").asText() + "." + relation.path("name").asText());
    }

    /** In devenv's words, which are dbt's as far as devenv knows the kind. */
    private static String type(JsonNode relation) {
        return RelationKind.ofWord(relation.path("type").asText()).word();
    }

    private static String plain(String name) {
        return name.replaceAll("[\"`]", "").toLowerCase(Locale.ROOT);
    }

    private static Optional<String> said(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> last(Pattern pattern, String sql) {
        Optional<String> found = Optional.empty();
        Matcher matcher = pattern.matcher(sql);
        while (matcher.find()) found = Optional.of(matcher.group(1));
        return found;
    }
}
