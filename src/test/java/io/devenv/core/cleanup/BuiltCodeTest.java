package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.manifest.Macro;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.results.Built;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltCodeTest {
    private final Shop shop =
            new Shop().model("parent", "table").model("a", "table").table("a");

    @Test
    void a_query_of_other_code_makes_a_relation_outdated_and_the_branchs_own_does_not() {
        tell(Built.Source.LOG, "select 1 from wh.dev_ann.parent", Map.of("a", "select 1 from {{ ref('parent') }}"));
        assertThat(shop.standing("a").flags()).isEmpty();
        tell(Built.Source.LOG, "select 2 from wh.dev_ann.parent", Map.of("a", "select 1 from {{ ref('parent') }}"));
        assertThat(shop.standing("a").flags()).containsExactly(Flag.OUTDATED);
        tell(Built.Source.LOG, "select 1 from wh.dev_ann.other", Map.of("a", "select 1 from {{ ref('parent') }}"));
        assertThat(shop.standing("a").flags()).containsExactly(Flag.OUTDATED);
    }

    @Test
    void without_the_code_nothing_is_told() {
        tell(Built.Source.LOG, "select 2", Map.of());
        assertThat(shop.standing("a").flags()).isEmpty();
    }

    @Test
    void a_record_that_says_nothing_may_be_newer_unless_its_time_says_otherwise() {
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        tell(Built.Source.LOG, "select 2", Map.of("a", "select 1"));
        shop.records.add(record(Built.Source.RUN_RESULTS, Optional.of(noon), Optional.empty()));
        assertThat(shop.standing("a").flags()).isEmpty();

        Shop dated = new Shop().model("a", "table").table("a");
        dated.records.add(record(Built.Source.RUN_RESULTS, Optional.of(noon), Optional.empty()));
        dated.records.add(record(Built.Source.LOG, Optional.of(noon.plusSeconds(1)), Optional.of("other")));
        assertThat(dated.standing("a").flags()).containsExactly(Flag.OUTDATED);
    }

    @Test
    void records_that_contradict_each_other_tell_nothing() {
        Shop torn = new Shop().model("a", "table").table("a");
        torn.records.add(record(Built.Source.LOG, Optional.empty(), Optional.of("other")));
        torn.records.add(record(Built.Source.RUN_RESULTS, Optional.empty(), Optional.of("code of a")));
        assertThat(torn.standing("a").flags()).isEmpty();
    }

    @ParameterizedTest(name = "{0} of a {1}, a macro {2}: outdated {3}")
    @CsvSource(textBlock = """
            LOG         , table       , macro.shop.mine                   , true
            LOG         , incremental , macro.shop.mine                   , true
            LOG         , my_own      , macro.shop.mine                   , false
            LOG         , table       , macro.shop.duckdb__create_table_as , false
            LOG         , table       , macro.shop.materialization_x      , false
            RUN_RESULTS , table       , macro.shop.duckdb__create_table_as , true
            LOG         , table       , macro.dbt.create_table_as         , true
            LOG         , table       , macro.dbt_duckdb.create_table_as  , true
            """)
    void the_log_tells_code_only_where_dbts_own_macros_create_the_relation(
            Built.Source source, String materialized, String macro, boolean outdated) {
        Shop other = new Shop().model("a", materialized).table("a");
        Manifest branch = withMacro(other, macro);
        BuiltCode code = new BuiltCode(branch, Optional.empty(), Shop.RULES);
        List<Built> told = code.told(List.of(query("a", source, "select 2")), Map.of(Shop.id("a"), "select 1"));
        assertThat(told.get(0).body().filter(body -> !body.equals("code of a")).isPresent())
                .isEqualTo(outdated);
    }

    @Test
    void a_ref_of_the_projects_own_may_become_anything() {
        Manifest branch = withMacro(shop, "macro.shop.ref");
        BuiltCode code = new BuiltCode(branch, Optional.empty(), Shop.RULES);
        Map<String, String> raw = Map.of(Shop.id("a"), "select 1 from {{ ref('parent') }}");
        assertThat(code.told(List.of(query("a", Built.Source.LOG, "select 1 from x.y")), raw)
                        .get(0)
                        .body())
                .contains("code of a");
    }

    @Test
    void a_changed_table_that_holds_the_states_code_carries_no_change_and_one_of_an_earlier_edit_does() {
        assertThat(childOfChanged("select 1")).isEqualTo(RelationClass.LEFTOVER);
        assertThat(childOfChanged("select 7")).isEqualTo(RelationClass.DOWNSTREAM);
        assertThat(childOfChanged("select 2")).isEqualTo(RelationClass.DOWNSTREAM);
    }

    /** The state has {@code select 1}, the branch {@code select 2}. */
    private static RelationClass childOfChanged(String built) {
        Shop shop = new Shop()
                .model("child", "view", Shop.id("a"))
                .changed("a")
                .table("a")
                .view("child", "a");
        shop.branch.add(Shop.node(Shop.DEV, "model", "a", Map.of("materialized", "table")));
        Node theirs = Shop.node(Shop.PROD, "model", "a", Map.of("materialized", "table"));
        shop.state.add(new Node(
                theirs.id(),
                theirs.name(),
                theirs.type(),
                theirs.packageName(),
                theirs.fqn(),
                theirs.relation(),
                theirs.files(),
                theirs.config(),
                theirs.dependsOn(),
                "code of the state",
                theirs.fields()));
        BuiltCode code =
                new BuiltCode(shop.branchManifest(), Optional.of(Shop.manifest(shop.state, List.of())), Shop.RULES);
        List<Built> told = code.told(List.of(query("a", Built.Source.LOG, built)), Map.of(Shop.id("a"), "select 2"));
        assertThat(code.unexplained(told)).isEqualTo(built.equals("select 2") ? Set.of() : Set.of(Shop.id("a")));
        shop.records.addAll(code.toldByState(told, Map.of(Shop.id("a"), "select 1")));
        return shop.standing("child").type();
    }

    @Test
    void an_orphan_whose_query_is_that_of_one_new_model_was_renamed_to_it() {
        Shop renamed = new Shop().table("old");
        renamed.branch.add(Shop.node(Shop.DEV, "model", "young", Map.of("materialized", "table")));
        BuiltCode code = new BuiltCode(renamed.branchManifest(), Optional.empty(), Shop.RULES);
        List<Built> found = List.of(query("old", Built.Source.LOG, "select 1"));
        assertThat(code.wanted(found)).extracting(Node::name).containsExactly("young");
        renamed.records.addAll(code.told(found, Map.of(Shop.id("young"), "select 1")));
        assertThat(renamed.standing("old").reason())
                .isEqualTo("dbt built it for model.shop.old, which was renamed to young on this branch");
    }

    private void tell(Built.Source source, String query, Map<String, String> code) {
        Map<String, String> raw = new HashMap<>();
        code.forEach((name, text) -> raw.put(Shop.id(name), text));
        shop.records.clear();
        shop.records.addAll(
                new BuiltCode(shop.branchManifest(), Optional.of(Shop.manifest(shop.state, List.of())), Shop.RULES)
                        .told(List.of(query("a", source, query)), raw));
    }

    private static Built query(String name, Built.Source source, String query) {
        return Recorded.table(name, Shop.id(name), source).with(Optional.of(query));
    }

    private static Built record(Built.Source source, Optional<Instant> at, Optional<String> body) {
        return new Built(Shop.DEV.relation("a"), Optional.of(RelationKind.TABLE), Optional.empty(), at, body, source);
    }

    private static Manifest withMacro(Shop shop, String macro) {
        String packageName = macro.split("\\.")[1];
        Manifest plain = shop.branchManifest();
        return new Manifest(
                plain.metadata(), plain.nodes(), List.of(new Macro(macro, packageName, "", Set.of())), List.of());
    }
}
