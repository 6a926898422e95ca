package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Code;
import io.devenv.core.manifest.Macro;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.RelationName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
    private static Node model(String fields) {
        return SmallManifest.version(12)
                .model(fields)
                .read()
                .node("model.shop.m")
                .orElseThrow();
    }

    @Test
    void metadata_says_who_wrote_the_manifest_and_when() {
        var metadata = SmallManifest.version(12).model("").read().metadata();

        assertThat(metadata.schemaVersion()).isEqualTo(12);
        assertThat(metadata.generatedAt()).contains(Instant.parse("2026-01-15T09:30:00.5Z"));
        assertThat(metadata.projectName()).contains("shop");
        assertThat(metadata.adapter()).contains("duckdb");
    }

    @ParameterizedTest(name = "v{0}")
    @ValueSource(ints = {4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 20})
    void every_version_from_4_on_is_read_newer_ones_leniently(int version) {
        Manifest manifest = SmallManifest.version(version)
                .model("'config': {'materialized': 'view'}, 'of_the_future': [{'a': [1]}]")
                .section("sections_of_the_future", "'a': {'b': []}")
                .read();

        assertThat(manifest.metadata().schemaVersion()).isEqualTo(version);
        assertThat(manifest.built())
                .extracting(Node::relation)
                .containsExactly(Optional.of(new RelationName("wh", "dev", "m")));
    }

    /** Tests of a disabled model stay among the nodes so; dbt selects none of them. */
    @Test
    void a_node_marked_as_disabled_is_no_part_of_the_branchs_graph() {
        Manifest manifest =
                SmallManifest.version(12).model("'config': {'enabled': false}").read();

        assertThat(manifest.nodes()).isEmpty();
        assertThat(manifest.disabled()).extracting(Node::id).containsExactly("model.shop.m");
    }

    @Test
    void sections_may_stand_in_any_order() {
        SmallManifest manifest =
                SmallManifest.version(9).model("").section("metrics", "'metric.shop.x': {'name': 'x'}");

        assertThat(manifest.turned().read().nodes())
                .extracting(Node::id)
                .containsExactly("metric.shop.x", "model.shop.m");
    }

    @Test
    void metrics_are_read_whatever_they_were_then() {
        Manifest manifest = SmallManifest.version(9)
                .section("metrics", "'metric.shop.x': {'name': 'x', 'resource_type': 'metric', 'window': 'day'}")
                .read();

        assertThat(manifest.nodes()).singleElement().satisfies(metric -> {
            assertThat(metric.type()).isEqualTo(ResourceType.METRIC);
            assertThat(metric.fields().text("window")).contains("day");
        });
    }

    @Test
    void refs_of_old_manifests_read_like_new_ones() {
        Node old = model("'refs': [['a'], ['pkg', 'b']]");
        Node now = model(
                "'refs': [{'name': 'a', 'package': null, 'version': null}, {'name': 'b', 'package': 'pkg', 'version': null}]");

        assertThat(old.fields().objects("refs"))
                .isEqualTo(now.fields().objects("refs"))
                .containsExactly(new Fields(Map.of("name", "a")), new Fields(Map.of("name", "b", "package", "pkg")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'raw_sql': 'select 1'                   | the name before v7
            'raw_code': '  \\n select 1\\u00a0\\n'  | blanks around, as Python strips them
            """)
    void the_body_is_the_same_where_the_stripped_code_is(String code, String why) {
        assertThat(model(code).body())
                .as(why)
                .isEqualTo(model("'raw_code': 'select 1'").body())
                .isNotEqualTo(model("'raw_code': 'select  1'").body());
    }

    @Test
    void a_models_body_is_how_dbts_checksum_of_its_file_begins() throws IOException {
        Manifest manifest = new ManifestReader(Role.STATE, Detail.COMPARISON).read(recorded(), "state/manifest.json");

        assertThat(manifest.built())
                .hasSize(3)
                .allSatisfy(model ->
                        assertThat(model.files().checksum().orElseThrow()).startsWith(model.body()));
        assertThat(manifest.metadata().dbtVersion()).isEqualTo("1.11.16");
        assertThat(manifest.macros()).hasSizeGreaterThan(400);
        assertThat(manifest.node("model.shop.model_a").orElseThrow().dependsOn().nodes())
                .containsExactly("model.shop.model_b", "model.shop.model_c");
    }

    private static InputStream recorded() throws IOException {
        Path home = Path.of(System.getProperty("devenv.home", "."));
        Path file = home.resolve("src/test/resources/conformance/projects/leftover/state/manifest.json.gz");
        return new GZIPInputStream(Files.newInputStream(file));
    }

    @Test
    void a_seeds_body_is_its_checksum() {
        Manifest manifest = SmallManifest.version(12)
                .section(
                        "nodes",
                        "'seed.shop.c': {'name': 'c', 'resource_type': 'seed', 'checksum': {'name': 'path', 'checksum': 'seeds/c.csv'}}")
                .read();

        assertThat(manifest.node("seed.shop.c")).hasValueSatisfying(seed -> {
            assertThat(seed.body()).isEqualTo("path:seeds/c.csv");
            assertThat(seed.files().checksum()).isEmpty();
        });
    }

    @Test
    void for_the_graph_alone_neither_bodies_nor_macros_are_read() {
        Manifest graph = SmallManifest.version(12)
                .model("'raw_code': 'select 1', 'unrendered_config': {'a': 1}, 'tags': ['x']")
                .section("macros", "'macro.shop.a': {'macro_sql': 'x'}")
                .read(Detail.GRAPH);

        assertThat(graph.macros()).isEmpty();
        assertThat(graph.nodes()).extracting(Node::body).containsExactly("");
        assertThat(graph.nodes()).extracting(Node::fields).containsExactly(new Fields(Map.of("tags", List.of("x"))));
    }

    @Test
    void macros_differ_where_their_text_does() {
        Manifest manifest = SmallManifest.version(12)
                .section(
                        "macros",
                        "'macro.shop.a': {'package_name': 'shop', 'macro_sql': 'x', 'depends_on': {'macros': ['macro.shop.b']}},"
                                + "'macro.shop.b': {'package_name': 'shop', 'macro_sql': 'x '}")
                .read();

        assertThat(manifest.macros()).containsOnlyKeys("macro.shop.a", "macro.shop.b");
        List<Macro> macros = List.copyOf(manifest.macros().values());
        assertThat(macros.get(0).macros()).containsExactly("macro.shop.b");
        assertThat(macros.get(0).body()).isNotEqualTo(macros.get(1).body());
    }

    @Test
    void disabled_nodes_are_kept_apart() {
        Manifest manifest = SmallManifest.version(12)
                .section(
                        "disabled",
                        "'model.shop.off': [{'name': 'off', 'resource_type': 'model'}, {'name': 'off', 'resource_type': 'model'}]")
                .read();

        assertThat(manifest.nodes()).isEmpty();
        assertThat(manifest.disabled()).extracting(Node::id).containsExactly("model.shop.off", "model.shop.off");
    }

    @Test
    void kinds_of_things_that_devenv_does_not_know_are_left_out() {
        Manifest manifest = SmallManifest.version(12)
                .section("nodes", "'dream.shop.d': {'name': 'd', 'resource_type': 'dream'}")
                .section(
                        "exposures",
                        "'exposure.shop.e': {'name': 'e', 'type': 'dashboard', 'depends_on': {'nodes': ['model.shop.m']}}")
                .read();

        assertThat(manifest.nodes()).singleElement().satisfies(exposure -> {
            assertThat(exposure.type()).isEqualTo(ResourceType.EXPOSURE);
            assertThat(exposure.dependsOn().nodes()).containsExactly("model.shop.m");
            assertThat(exposure.relation()).isEmpty();
        });
    }

    @Test
    void code_is_looked_up_for_a_few_nodes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("manifest.json");
        Files.writeString(
                file,
                SmallManifest.version(12)
                        .model("'path': 'm.sql', 'raw_code': 'select {{ 1 }}', 'compiled_code': 'select 1'")
                        .json());

        var code =
                new ManifestReader(Role.BRANCH, Detail.GRAPH).codeOf(file, List.of("model.shop.m", "model.shop.other"));

        assertThat(code)
                .containsExactly(Map.entry(
                        "model.shop.m",
                        new Code(
                                Optional.of("select {{ 1 }}"),
                                Optional.of("select 1"),
                                Optional.of("m"),
                                Optional.of("m.sql"),
                                Fields.NONE)));
    }
}
