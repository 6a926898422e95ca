package io.devenv.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.cleanup.Past;
import io.devenv.core.cleanup.PastNode;
import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Warning;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which relations the manifests of this checkout had, kept in devenv's own folder: a line for each relation, node and materialization. */
public final class ManifestHistory {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeptFile file;
    private final KeptFile.Content content;
    private final Past past;
    private final Optional<Warning> warning;

    private ManifestHistory(KeptFile file, KeptFile.Content content, Past past, Optional<Warning> warning) {
        this.file = file;
        this.content = content;
        this.past = past;
        this.warning = warning;
    }

    /**
     * Reads what is kept.
     *
     * @param folder devenv's own
     */
    public static ManifestHistory read(Path folder) {
        KeptFile file = new KeptFile(folder, "history", VERSION);
        KeptFile.Content content = file.read();
        if (content.lines().isEmpty()) return new ManifestHistory(file, content, Past.NONE, content.warning());
        try {
            return new ManifestHistory(file, content, parsed(content.lines()), content.warning());
        } catch (JsonProcessingException | DateTimeParseException | IllegalArgumentException odd) {
            return new ManifestHistory(file, content, Past.NONE, Optional.of(file.damaged()));
        }
    }

    public Past past() {
        return past;
    }

    /** Why nothing is known of what was kept, if something was. */
    public Optional<Warning> warning() {
        return warning;
    }

    /** Keeps that instead, if more manifests have been seen. */
    public Optional<Warning> keep(Past now) {
        return now.manifests().equals(past.manifests()) ? Optional.empty() : file.replace(content, lines(now));
    }

    private static List<String> lines(Past past) {
        List<String> lines = new ArrayList<>();
        ObjectNode head = BuildLines.object();
        ArrayNode manifests = head.putArray("manifests");
        past.manifests().forEach(at -> manifests.add(at.toString()));
        lines.add(head.toString());
        past.nodes().forEach(node -> lines.add(line(node)));
        return lines;
    }

    private static String line(PastNode past) {
        Node node = past.node();
        ObjectNode line = BuildLines.put(BuildLines.object(), past.name())
                .put("node", node.id())
                .put("label", node.name())
                .put("type", node.type().word())
                .put("package", node.packageName())
                .put("code", node.body())
                .put("first", past.first().toString())
                .put("last", past.last().toString());
        node.version().ifPresent(version -> line.put("version", version));
        for (String name : PastNode.SETTINGS) {
            node.config().text(name).ifPresent(word -> line.put(name, word));
            node.config().flag(name).ifPresent(flag -> line.put(name, flag));
        }
        return line.toString();
    }

    private static Past parsed(List<String> lines) throws JsonProcessingException {
        List<Instant> manifests = new ArrayList<>();
        JSON.readTree(lines.get(0)).path("manifests").forEach(at -> manifests.add(Instant.parse(at.asText())));
        List<PastNode> nodes = new ArrayList<>(lines.size());
        for (String line : lines.subList(1, lines.size())) nodes.add(node(JSON.readTree(line)));
        return new Past(nodes, manifests);
    }

    private static PastNode node(JsonNode line) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        for (String name : PastNode.SETTINGS) {
            BuildLines.text(line, name).ifPresent(word -> config.put(name, word));
            if (line.path(name).isBoolean()) config.put(name, line.path(name).asBoolean());
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        BuildLines.text(line, "version").ifPresent(version -> fields.put("version", version));
        ResourceType type = ResourceType.ofWord(line.path("type").asText())
                .orElseThrow(() -> new IllegalArgumentException("no type: " + line));
        Node node = new Node(
                line.path("node").asText(),
                line.path("label").asText(),
                type,
                line.path("package").asText(),
                List.of(),
                Optional.of(BuildLines.name(line)),
                new Node.Files("", Optional.empty(), Optional.empty()),
                new Fields(config),
                Node.DependsOn.NOTHING,
                line.path("code").asText(),
                new Fields(fields));
        return new PastNode(node, BuildLines.time(line, "first"), BuildLines.time(line, "last"));
    }
}
