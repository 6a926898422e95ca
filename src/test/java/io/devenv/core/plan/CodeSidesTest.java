package io.devenv.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.code.TwoSided.Unknown;
import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Code;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.plan.SideBySide.Origin;
import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.ChangeRules;
import io.devenv.core.relation.CloneRules;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.ReplaceRules;
import io.devenv.core.relation.SettingRules;
import io.devenv.core.relation.ViewBinding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodeSidesTest {
    private static final NameRules RULES = new NameRules(Quoting.ALL, Fold.LOWER, CaseMatch.ERROR, Fold.LOWER, '"');
    private static final AdapterRules ADAPTER = new AdapterRules(
            RULES,
            TestClone.rules(CloneRules.VIEWS_ONLY).cache(),
            CloneRules.VIEWS_ONLY,
            ReplaceRules.ANYTHING,
            ViewBinding.BY_NAME,
            ChangeRules.ONE_BY_ONE,
            Set.of(),
            new SettingRules(Set.of("external_location"), Optional.empty()));
    private static final String DEV = "select * from \"wh\".\"dev\".\"a\"";
    private static final String PROD = "select * from \"wh\".\"prod\".\"a\"";
    private static final String RAW = "select * from {{ ref('a') }}";
    private static final String MACRO = "select * from {{ ref('a') }} {{ limited() }}";

    private final Map<String, Code> codes = new HashMap<>();

    private static TestManifest branch() {
        return new TestManifest().model("a").model("m", "model.shop.a");
    }

    private static TestManifest state() {
        return new TestManifest()
                .model("a", node -> node.lives("wh", "prod", "a"))
                .model("m", node -> node.lives("wh", "prod", "m"));
    }

    private SideBySide sides(TestManifest branch, String node, Optional<String> file) {
        Manifest state = state().build();
        Step step =
                new TestRun(branch).deferringTo(state(), false).compiles(node).get(0);
        return new CodeSides(branch.build(), state, ADAPTER, Quoting.ALL, codes).of(step, file);
    }

    private void code(String id, String raw, String compiled) {
        Optional<String> text = compiled.isEmpty() ? Optional.empty() : Optional.of(compiled);
        String name = id.substring(id.lastIndexOf('.') + 1);
        codes.put(id, new Code(Optional.of(raw), text, Optional.of(name), Optional.empty(), Fields.NONE));
    }

    private static void assertBoth(SideBySide sides, Origin from) {
        assertThat(sides.from()).isEqualTo(from);
        assertThat(sides.isComplete()).isTrue();
        assertThat(sides.code().withoutDefer()).startsWith(DEV);
        assertThat(sides.code().withDefer()).startsWith(PROD);
    }

    @Test
    void the_manifests_compiled_code_comes_first_whether_it_was_deferred_or_not() {
        code("model.shop.m", MACRO, DEV + " limit 1");
        assertBoth(sides(branch(), "m", Optional.of(PROD + " limit 2")), Origin.MANIFEST);

        code("model.shop.m", MACRO, PROD + " limit 1");
        assertBoth(sides(branch(), "m", Optional.empty()), Origin.MANIFEST);
    }

    @Test
    void then_the_compiled_file_if_it_fits_the_raw_code() {
        code("model.shop.m", MACRO, "");
        assertBoth(sides(branch(), "m", Optional.of(DEV + " limit 2")), Origin.COMPILED_FILE);

        assertThat(sides(branch(), "m", Optional.of("select 1 from \"wh\".\"dev\".\"a\" limit 2"))
                        .from())
                .isEqualTo(Origin.RAW_CODE);
    }

    @Test
    void code_that_was_compiled_for_another_target_gives_way_to_complete_raw_code() {
        code("model.shop.m", RAW, "select * from \"wh\".\"ci_7\".\"a\"");

        assertBoth(sides(branch(), "m", Optional.empty()), Origin.RAW_CODE);
    }

    @Test
    void code_that_was_compiled_for_another_target_is_unknown_where_the_raw_code_is_not_complete() {
        code("model.shop.m", MACRO, "select * from \"wh\".\"ci_7\".\"a\" limit 1");
        SideBySide sides = sides(branch(), "m", Optional.empty());

        assertThat(sides.from()).isEqualTo(Origin.MANIFEST);
        assertThat(sides.unknown())
                .containsExactly(
                        new Unknown(1, "what ref('a') was compiled to: neither its dev relation nor the state's"));
    }

    @Test
    void a_generic_test_without_compiled_code_says_that_a_macro_makes_its_sql() {
        TestManifest branch = branch().test("unique_a_id", "model.shop.a");
        code("test.shop.unique_a_id", "{{ test_unique(**_dbt_generic_test_kwargs) }}", "");

        assertThat(sides(branch, "test.shop.unique_a_id", Optional.empty()).unknown())
                .extracting(Unknown::text)
                .containsExactly(
                        "{{ test_unique(**_dbt_generic_test_kwargs) }}",
                        "a generic test's SQL is made by a macro: `dbt compile` writes it");
    }

    @Test
    void a_generic_test_whose_compiled_code_names_no_parent_is_unknown() {
        TestManifest branch = branch().test("unique_a_id", "model.shop.a");
        code("test.shop.unique_a_id", "{{ test_unique(**_dbt_generic_test_kwargs) }}", "select * from ci.a");

        assertThat(sides(branch, "test.shop.unique_a_id", Optional.empty()).unknown())
                .extracting(Unknown::text)
                .containsExactly("what its refs were compiled to: none of their names stands in the code");
    }

    @Test
    void refs_inside_ephemeral_parents_are_resolved_and_this_never_is() {
        TestManifest branch = new TestManifest()
                .model("a")
                .model("e", node -> node.config("materialized", "ephemeral").parents("model.shop.a"))
                .model("m", "model.shop.e");
        code("model.shop.e", RAW, "");
        code("model.shop.m", "select * from {{ ref('e') }}, {{ this }}", "");
        SideBySide sides = sides(branch, "m", Optional.empty());

        assertThat(sides.code().withDefer())
                .isEqualTo(
                        "with __dbt__cte__e as (\n" + PROD + "\n) select * from __dbt__cte__e, \"wh\".\"dev\".\"m\"");
        assertThat(sides.code().withoutDefer())
                .isEqualTo("with __dbt__cte__e as (\n" + DEV + "\n) select * from __dbt__cte__e, \"wh\".\"dev\".\"m\"");
    }

    @Test
    void versions_packages_and_sources_are_found_among_the_parents() {
        TestManifest branch = new TestManifest()
                .version("d", 1, 2, node -> node.lives("wh", "dev", "d_v1"))
                .version("d", 2, 2, node -> node.lives("wh", "dev", "d_v2"))
                .source("s", "t", node -> node)
                .source("s", "file", node -> node.config("external_location", "x.csv"))
                .model("m", "model.shop.d.v1", "model.shop.d.v2", "source.shop.s.t", "source.shop.s.file");
        code(
                "model.shop.m",
                "{{ ref('d', v=1) }} {{ ref('d') }} {{ ref('shop', 'd') }} {{ ref('x', 'd') }} {{ source('s', 't') }} {{ source('s', 'file') }}",
                "");
        SideBySide sides = sides(branch, "m", Optional.empty());

        assertThat(sides.code().withDefer())
                .isEqualTo(
                        "\"wh\".\"dev\".\"d_v1\" \"wh\".\"dev\".\"d_v2\" \"wh\".\"dev\".\"d_v2\" {{ ref('x', 'd') }} \"wh\".\"s\".\"t\" {{ source('s', 'file') }}");
        assertThat(sides.unknown()).hasSize(2);
    }

    @Test
    void calls_that_the_project_has_its_own_macro_for_are_unknown() {
        code("model.shop.m", RAW, "");

        assertThat(sides(branch().macro("ref", "x"), "m", Optional.empty()).unknown())
                .containsExactly(new Unknown(1, "{{ ref('a') }}"));
    }

    @Test
    void python_models_are_read_by_the_names_that_dbt_adds_below() {
        TestManifest branch = new TestManifest()
                .model("a")
                .model("m", node -> node.parents("model.shop.a").field("language", "python"));
        code(
                "model.shop.m",
                "df = dbt.ref('a')",
                "df = dbt.ref('a')\nrefs = {\"a\": \"\\\"wh\\\".\\\"dev\\\".\\\"a\\\"\"}");
        SideBySide sides = sides(branch, "m", Optional.empty());

        assertThat(sides.isComplete()).isTrue();
        assertThat(sides.code().withDefer()).endsWith("{\"a\": \"\\\"wh\\\".\\\"prod\\\".\\\"a\\\"\"}");
    }
}
