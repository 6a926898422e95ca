package io.devenv.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.TestNode;
import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenAnewTest {
    private static final ComparisonRules RULES = rules("1.12.0", Optional.empty());
    private static final String A = "model.shop.a";

    @ParameterizedTest(name = "{0}, flag {1}, over a state of {2}: {3}")
    @CsvSource({
        "1.12.0, '',    1.11.16, true",
        "1.12.0, '',    1.7.19,  true",
        "1.12.0, true,  1.11.16, true",
        "1.12.0, false, 1.11.16, false",
        "1.12.0, '',    1.12.0,  false",
        "1.12.6, '',    1.12.0,  true",
        "1.12.0, '',    '',      false",
        "1.11.16, true, 1.10.0,  false",
        "2.0.0,  true,  1.12.0,  false",
    })
    void only_what_another_dbt_wrote_is_read_anew_by_1_12_that_compares_unrendered(
            String dbt, String flag, String writer, boolean anew) {
        Optional<Boolean> compares = flag.isEmpty() ? Optional.empty() : Optional.of(Boolean.valueOf(flag));

        assertThat(rules(dbt, compares).readsConfigsAnew(writer)).isEqualTo(anew);
    }

    @Test
    void code_is_needed_of_nodes_that_differ_in_configs_or_code_and_had_configs() {
        Manifest state = new TestManifest()
                .model("same", node -> node.body("1").written("x", 1))
                .model("configs", node -> node.body("1").written("x", 1))
                .model("code", node -> node.body("1").written("x", 1))
                .model("bare", node -> node.body("1"))
                .model("gone", node -> node.body("1").written("x", 1))
                .source("raw", "t", node -> node.written("x", 1))
                .node(
                        ResourceType.TEST,
                        "not_null",
                        node -> node.macros("macro.dbt.test_not_null").written("x", 1))
                .node(
                        ResourceType.TEST,
                        "wrapped",
                        node -> node.macros("macro.dbt.test_not_null", "macro.shop.x")
                                .written("x", 1))
                .build();
        Manifest branch = new TestManifest()
                .model("same", node -> node.body("1").written("x", 1))
                .model("configs", node -> node.body("1").written("x", "1"))
                .model("code", node -> node.body("2").written("x", 1))
                .model("bare", node -> node.body("2").written("x", 1))
                .source("raw", "t", node -> node.written("x", 2))
                .node(ResourceType.TEST, "not_null", node -> node.macros("macro.dbt.test_not_null"))
                .node(ResourceType.TEST, "wrapped", node -> node.macros("macro.dbt.test_not_null", "macro.shop.x"))
                .build();

        assertThat(WrittenAnew.between(branch, state, RULES).nodes())
                .containsExactlyInAnyOrder("model.shop.configs", "model.shop.code", "test.shop.wrapped");
        assertThat(WrittenAnew.between(branch, state, rules("1.11.16", Optional.of(true)))
                        .nodes())
                .isEmpty();
    }

    @Test
    void what_is_written_the_same_has_the_branchs_value_whatever_the_code_is() {
        Fields configs = anew(
                node -> node.written("kind", "CondExpr(…)").written("days", "30"),
                "{{ config(kind='a' if b else 'c', days=30) }} select 1",
                node -> node.written("kind", "a").written("days", 30),
                "{{ config(days = 30, kind=\"a\" if b else 'c') }} select 2");

        assertThat(configs.values()).isEqualTo(Map.of("kind", "CondExpr(…)", "days", "30"));
    }

    @Test
    void what_is_written_otherwise_has_its_own_text_and_what_is_set_elsewhere_stays() {
        Fields configs = anew(
                node -> node.written("days", 30),
                "select 1",
                node -> node.written("days", 30).written("owner", "ann").written("pre-hook", List.of("select 1")),
                "{{ config(days=30, pre_hook=['select 1']) }} select 1");

        assertThat(configs.values())
                .isEqualTo(Map.of(
                        "days", "30",
                        "owner", "ann",
                        "pre-hook", List.of("select 1"),
                        "pre_hook", "['select 1']"));
    }

    @Test
    void a_state_before_1_3_has_its_code_under_the_older_name() {
        Map<String, Fields> code = Map.of(A, Fields.ofMap(Map.of("raw_sql", "{{ config(days=30) }}")));

        assertThat(anew(node -> node.body("2"), Map.of(), node -> node.written("days", 30), code)
                        .values())
                .isEqualTo(Map.of("days", "30"));
    }

    private static Fields anew(
            UnaryOperator<TestNode> now, String codeNow, UnaryOperator<TestNode> old, String codeOld) {
        return anew(
                node -> now.apply(node.body(codeNow)),
                Map.of(A, Fields.ofMap(Map.of("raw_code", codeNow))),
                node -> old.apply(node.body(codeOld)),
                Map.of(A, Fields.ofMap(Map.of("raw_code", codeOld))));
    }

    private static Fields anew(
            UnaryOperator<TestNode> now,
            Map<String, Fields> codeNow,
            UnaryOperator<TestNode> old,
            Map<String, Fields> codeOld) {
        Manifest branch = new TestManifest().model("a", now).build();
        Manifest state = new TestManifest().model("a", old).build();
        Map<String, Fields> anew = WrittenAnew.between(branch, state, RULES).configs(branch, codeNow, state, codeOld);
        assertThat(anew).containsOnlyKeys(A);
        return anew.getOrDefault(A, Fields.NONE).object("unrendered_config");
    }

    private static ComparisonRules rules(String dbt, Optional<Boolean> compareUnrendered) {
        return ComparisonRules.of(DbtVersion.of(dbt), compareUnrendered);
    }
}
