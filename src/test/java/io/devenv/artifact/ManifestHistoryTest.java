package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Past;
import io.devenv.core.cleanup.PastNode;
import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.RelationName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestHistoryTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00.25Z");

    @TempDir
    private Path folder;

    private static PastNode node(String name, ResourceType type, Map<String, Object> config, Map<String, Object> more) {
        Node node = new Node(
                type.word() + ".shop." + name,
                name,
                type,
                "shop",
                List.of(),
                Optional.of(new RelationName("", "dev \"x\"", name)),
                new Node.Files("", Optional.empty(), Optional.empty()),
                new Fields(Map.copyOf(config)),
                Node.DependsOn.NOTHING,
                "ab".repeat(16),
                new Fields(Map.copyOf(more)));
        return new PastNode(node, NOON, NOON.plusSeconds(1));
    }

    private static Past past() {
        return new Past(
                List.of(
                        node("größe\n.µ", ResourceType.MODEL, Map.of("materialized", "view"), Map.of("version", "2")),
                        node(
                                "i",
                                ResourceType.MODEL,
                                Map.of("materialized", "incremental", "full_refresh", false),
                                Map.of()),
                        node("t", ResourceType.TEST, Map.of("store_failures_as", "view"), Map.of()),
                        node("s", ResourceType.SEED, Map.of(), Map.of())),
                List.of(NOON, NOON.plusSeconds(1)));
    }

    @Test
    void what_was_seen_is_read_again() {
        assertThat(ManifestHistory.read(folder).past()).isEqualTo(Past.NONE);
        assertThat(ManifestHistory.read(folder).keep(past())).isEmpty();

        assertThat(ManifestHistory.read(folder).past()).isEqualTo(past());
        assertThat(ManifestHistory.read(folder).warning()).isEmpty();
    }

    @Test
    void the_file_is_written_only_for_a_manifest_not_seen_before() throws IOException {
        ManifestHistory.read(folder).keep(past());
        Object first = Files.readAttributes(folder.resolve("history.jsonl"), "unix:ino")
                .get("ino");
        ManifestHistory.read(folder).keep(new Past(List.of(), past().manifests()));

        assertThat(Files.readAttributes(folder.resolve("history.jsonl"), "unix:ino")
                        .get("ino"))
                .isEqualTo(first);
    }

    @Test
    void a_damaged_file_shows_nothing_and_warns() throws IOException {
        ManifestHistory.read(folder).keep(past());
        Path file = folder.resolve("history.jsonl");
        Files.writeString(file, Files.readString(file).replace("model.shop.i", "model.shop.other"));

        assertThat(ManifestHistory.read(folder).past()).isEqualTo(Past.NONE);
        assertThat(ManifestHistory.read(folder).warning()).map(Warning::code).contains("evidence-ignored");
    }

    @Test
    void a_line_of_a_kind_that_nobody_knows_spoils_all() {
        KeptFile file = new KeptFile(folder, "history", 1);
        file.replace(
                file.read(),
                List.of("{\"manifests\":[]}", "{\"name\":[\"a\",\"b\",\"c\"],\"type\":\"invention\",\"first\":\"x\"}"));

        assertThat(ManifestHistory.read(folder).past()).isEqualTo(Past.NONE);
        assertThat(ManifestHistory.read(folder).warning()).isPresent();
    }
}
