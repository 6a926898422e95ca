package io.devenv.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefPlaceTest {
    /** dbt notes each ref it meets: those of the code, those of hooks, those of foreign keys. */
    @ParameterizedTest(name = "noted {0} times, hook {1}, foreign key {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | -                                   | -                  | CODE",
                "2 | select {{ ref('a') }}               | -                  | CODE",
                "1 | select {{ ref('a') }}               | -                  | HOOK",
                "2 | {{ ref('a') }} {{ ref(\"a\") }}     | -                  | HOOK",
                "1 | select {{ ref('b') }}               | -                  | CODE",
                "1 | {% if false %}{{ ref('a') }}{% endif %} | -              | CODE",
                "1 | -                                   | ref('a')           | FOREIGN_KEY",
                "1 | -                                   | \"wh\".\"prod\".\"a\" | FOREIGN_KEY",
                "1 | -                                   | `wh`.`prod`.`A`    | FOREIGN_KEY",
                "1 | -                                   | ref('b')           | CODE",
                "2 | select {{ ref('a') }}               | ref('a')           | HOOK",
                "3 | select {{ ref('a') }}               | ref('a')           | CODE",
                "0 | select {{ ref('a') }}               | -                  | CODE",
            })
    void a_parent_stands_in_the_code_unless_hooks_and_keys_account_for_every_ref(
            int noted, String hook, String key, RefPlace place) {
        Object[] refs = new Object[noted];
        Arrays.fill(refs, Map.of("name", "a"));
        Manifest manifest = new TestManifest()
                .model("a")
                .model("child", node -> {
                    node.parents("model.shop.a").field("refs", List.of(refs));
                    if (!key.equals("-")) node.field("foreign_keys", List.of(key));
                    return hook.equals("-") ? node : node.config("post-hook", List.of(Map.of("sql", hook)));
                })
                .build();

        assertThat(RefPlace.of(
                        manifest.node("model.shop.child").orElseThrow(),
                        manifest.node("model.shop.a").orElseThrow()))
                .isEqualTo(place);
    }

    @ParameterizedTest(name = "{0} is {1}, {2}, {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "ref('a')                      | a | -   | -",
                "{{ ref( \"pkg\" , 'a' ) }}    | a | pkg | -",
                "ref('a', v=2)                 | a | -   | 2",
                "ref('a', )                    | a | -   | -",
                "ref('pkg', 'a', version='2b') | a | pkg | 2b",
            })
    void a_literal_ref_is_read_with_package_and_version(String text, String name, String packageName, String version) {
        assertThat(RefCall.in(text))
                .containsExactly(new RefCall(name, Optional.ofNullable(packageName), Optional.ofNullable(version)));
    }

    @Test
    void what_is_no_literal_is_not_read() {
        assertThat(RefCall.in("ref(var('x')) xref('a') ref('a', 'b', 'c') ref('a', v=w) ref('a'"))
                .isEmpty();
        assertThat(RefCall.in("ref('a') and ref('b')"))
                .extracting(RefCall::name)
                .containsExactly("a", "b");
    }

    @Test
    void a_call_without_a_version_finds_the_latest_and_one_with_a_package_only_its_own() {
        Manifest manifest = new TestManifest()
                .version("dim", 1, 2, node -> node)
                .version("dim", 2, 2, node -> node)
                .source("raw", "dim", node -> node)
                .build();

        assertThat(found("ref('dim')", manifest)).containsExactly("model.shop.dim.v2");
        assertThat(found("ref('dim', v=1)", manifest)).containsExactly("model.shop.dim.v1");
        assertThat(found("ref('shop', 'dim')", manifest)).containsExactly("model.shop.dim.v2");
        assertThat(found("ref('other', 'dim')", manifest)).isEmpty();
    }

    @Test
    void hooks_are_read_in_each_way_of_writing_them() {
        Manifest manifest = new TestManifest()
                .model(
                        "m",
                        node -> node.config("pre_hook", "select 1")
                                .config("post-hook", List.of(Map.of("sql", "select 2"), Map.of("sql", "select 3")))
                                .config("pre-hook", Map.of("sql", "select 4")))
                .build();

        assertThat(RefPlace.hookTexts(manifest.node("model.shop.m").orElseThrow()))
                .containsExactlyInAnyOrder("select 1", "select 2", "select 3", "select 4");
    }

    private static List<String> found(String call, Manifest manifest) {
        return manifest.nodes().stream()
                .filter(RefCall.in(call).get(0)::finds)
                .map(Node::id)
                .toList();
    }
}
