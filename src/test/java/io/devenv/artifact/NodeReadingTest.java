package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.manifest.Node;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of single fields of a node. */
class NodeReadingTest {
    private static Node node(String fields) {
        return SmallManifest.version(12)
                .section("nodes", "'x': {'name': 'n', 'schema': 'dev', 'alias': 'a', " + fields + "}")
                .read()
                .node("x")
                .orElseThrow();
    }

    @ParameterizedTest(name = "{2}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'resource_type': 'model', 'config': {'materialized': 'view'}          | .dev.a | a model has a relation
            'resource_type': 'model', 'config': {'materialized': 'ephemeral'}     |        | an ephemeral one has none
            'resource_type': 'snapshot', 'database': 'wh'                         | wh.dev.a | a database is optional
            'resource_type': 'test', 'relation_name': null                        |        | a test stores nothing
            'resource_type': 'test', 'relation_name': 'dev.a'                     | .dev.a | or its failures
            'resource_type': 'test', 'config': {'store_failures': true}           | .dev.a | or its failures, in old manifests
            'resource_type': 'operation'                                          |        | a hook has none
            'resource_type': 'analysis', 'relation_name': null                    |        | an analysis has none
            """)
    void only_what_is_built_has_a_relation(String fields, String relation, String why) {
        String found = node(fields)
                .relation()
                .map(name -> name.database() + "." + name)
                .orElse("");

        assertThat(found).as(why).isEqualTo(Objects.requireNonNullElse(relation, ""));
    }

    @Test
    void a_sources_relation_is_named_by_its_identifier() {
        var manifest = SmallManifest.version(12)
                .section(
                        "sources",
                        "'source.shop.raw.t': {'name': 't', 'source_name': 'raw', 'schema': 'raw', 'identifier': 'T_1'}")
                .read();

        assertThat(manifest.nodes()).singleElement().satisfies(source -> {
            assertThat(source.relation().orElseThrow().identifier()).isEqualTo("T_1");
            assertThat(source.fields().text("source_name")).contains("raw");
        });
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'config': {}                                                                  | false | nobody asks
            'config': {'persist_docs': {'columns': true}}                                 | true  | descriptions are persisted
            'config': {'contract': {'enforced': true}}                                    | true  | the contract has them
            'config': {'contract': {'enforced': false}}                                   | false | no contract
            """)
    void columns_are_kept_where_comparing_needs_them(String config, boolean kept, String why) {
        String columns = "'columns': {'c': {'name': 'c', 'description': 'd', 'data_type': 'int', 'meta': {'x': 1}}}";

        assertThat(node("'resource_type': 'model', " + config + ", " + columns)
                        .fields()
                        .has("columns"))
                .as(why)
                .isEqualTo(kept);
        assertThat(node("'resource_type': 'model', " + columns + ", " + config)
                        .fields()
                        .has("columns"))
                .as(why + ", in another order")
                .isEqualTo(kept);
    }

    @Test
    void a_patch_path_loses_its_package() {
        assertThat(node("'resource_type': 'model', 'patch_path': 'shop://models/m.yml'")
                        .files()
                        .patch())
                .contains("models/m.yml");
    }

    @Test
    void only_a_sha256_counts_as_a_checksum_of_the_file() {
        assertThat(node("'resource_type': 'model', 'checksum': {'name': 'sha256', 'checksum': 'ab'}")
                        .files()
                        .checksum())
                .contains("ab");
        assertThat(node("'resource_type': 'model', 'checksum': {'name': 'none', 'checksum': ''}")
                        .files()
                        .checksum())
                .isEmpty();
    }

    @Test
    void whole_numbers_compare_by_value_and_nan_is_no_error() {
        Node one =
                node("'resource_type': 'model', 'config': {'a': 1, 'b': NaN, 'c': 12345678901234567890}, 'version': 2");
        Node same =
                node("'resource_type': 'model', 'config': {'a': 1, 'b': NaN, 'c': 12345678901234567890}, 'version': 2");

        assertThat(one).isEqualTo(same);
        assertThat(one.version()).contains("2");
    }

    @Test
    void a_key_set_to_null_in_a_config_is_not_a_missing_one() {
        Node node = node("'resource_type': 'model', 'config': {'a': null}");

        assertThat(node.config().has("a")).isTrue();
        assertThat(node.config().get("a")).isEmpty();
    }

    @Test
    void a_unit_tests_body_is_dbts_checksum_of_it() {
        var manifest = SmallManifest.version(12)
                .section(
                        "unit_tests",
                        "'unit_test.shop.m.t': {'name': 't', 'model': 'm', 'checksum': 'abc', 'given': [{'input': 'x'}]}")
                .read();

        assertThat(manifest.nodes()).extracting(Node::body).containsExactly("abc");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'raw_code': '{% if x %}{{ ref(\\"a\\") }}{% endif %}'        | [x]
            'raw_sql': '{%- if x -%}{{ ref(\\"a\\") }}{%- endif -%}'     | [x]
            'raw_code': '{%+ if x %}{{ ref(\\"a\\") }}{% endif %}'       | [x]
            'raw_code': '{% iffy %}{{ ref(\\"a\\") }}'                   | none
            'raw_code': 'select {{ ref(\\"a\\") }}'                      | none
            'raw_code': null                                             | none
            """)
    void of_code_the_conditions_before_refs_are_kept(String code, String conditions) {
        var uses = node("'resource_type': 'model', " + code)
                .dependsOn()
                .conditions()
                .uses();

        assertThat(uses.isEmpty() ? "none" : uses.get(0).conditions().toString())
                .isEqualTo(conditions);
    }
}
