package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.manifest.Node;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import io.devenv.core.results.BuiltQuery;
import io.devenv.core.results.BuiltQuery.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What was found out by a query is known without it, until something else is asked. */
class AskedTest {
    private static final String READS = "select 1 from {{ ref('parent') }}";

    private final Shop shop = new Shop()
            .model("parent", "table")
            .model("a", "table", Shop.id("parent"))
            .table("a");

    private static Built logged(String name, String sql) {
        BuiltQuery query = BuiltQuery.of(sql).at(new BuiltQuery.Place(7, "its fingerprint"));
        return Recorded.table(name, Shop.id(name), Built.Source.LOG).madeOf(Optional.of(query));
    }

    /** As it is kept: with the answers, without the text and without what it tells of the code. */
    private static Built kept(Built told) {
        BuiltQuery query = told.query().orElseThrow();
        return told.builtFrom(Optional.empty())
                .madeOf(Optional.of(new BuiltQuery(Optional.empty(), query.place(), query.answers())));
    }

    private static Built told(BuiltCode code, Built record, Map<String, String> raw) {
        return code.told(List.of(record), raw).get(0);
    }

    private BuiltCode code() {
        return new BuiltCode(shop.branchManifest(), Optional.of(Shop.manifest(shop.state, List.of())), Shop.RULES);
    }

    @Test
    void the_same_question_needs_neither_query_nor_code() {
        for (String sql : List.of("select 1 from wh.dev_ann.parent", "select 2 from wh.dev_ann.parent")) {
            Built first = told(code(), logged("a", sql), Map.of(Shop.id("a"), READS));
            assertThat(first.body()).isPresent();

            assertThat(code().needsQuery(kept(first))).isFalse();
            assertThat(code().wanted(List.of(kept(first)))).isEmpty();
            assertThat(told(code(), kept(first), Map.of()).body()).isEqualTo(first.body());
        }
    }

    @Test
    void nobody_asks_about_a_record_without_a_query_to_read_or_with_its_code() {
        Built unread = kept(logged("a", "select 1"));
        assertThat(code().needsQuery(unread)).isTrue();
        assertThat(code().needsQuery(logged("a", "select 1")))
                .as("read already")
                .isFalse();
        assertThat(code().needsQuery(unread.builtFrom(Optional.of("told")))).isFalse();
        assertThat(code().needsQuery(unread.madeOf(Optional.empty()))).isFalse();
        assertThat(code().needsQuery(kept(logged("unheard_of", "select 1"))))
                .as("no new model it may have been renamed to")
                .isFalse();
        assertThat(told(code(), unread, Map.of(Shop.id("a"), READS))).isEqualTo(unread);
    }

    private static void change(List<Node> nodes, String name, UnaryOperator<Node> change) {
        nodes.replaceAll(node -> node.name().equals(name) ? change.apply(node) : node);
    }

    @Test
    void other_code_or_another_name_of_what_it_reads_is_another_question() {
        Built kept = kept(told(code(), logged("a", "select 1 from wh.dev_ann.parent"), Map.of(Shop.id("a"), READS)));
        Node before = Shop.node(Shop.DEV, "model", "a", Map.of("materialized", "table"), Shop.id("parent"));
        change(shop.branch, "a", node -> Recorded.coded(node, "edited"));
        assertThat(code().needsQuery(kept)).isTrue();
        assertThat(told(code(), kept, Map.of()).body()).isEmpty();

        change(shop.branch, "a", node -> before);
        assertThat(code().needsQuery(kept)).as("as it was").isFalse();
        Optional<RelationName> alias = Optional.of(Shop.DEV.relation("alias"));
        change(shop.branch, "parent", node -> Recorded.coded(node, alias, node.body()));
        assertThat(code().needsQuery(kept)).isTrue();
    }

    @Test
    void whether_other_code_is_the_states_is_a_question_of_its_own() {
        change(shop.state, "a", node -> Recorded.coded(node, "code of the state"));
        Built other = told(code(), logged("a", "select 2"), Map.of(Shop.id("a"), "select 1"));
        assertThat(code().needsQuery(kept(other))).isTrue();
        assertThat(code().unexplained(List.of(other))).containsExactly(Shop.id("a"));

        Built theirs = code().toldByState(List.of(other), Map.of(Shop.id("a"), "select 2"))
                .get(0);
        assertThat(theirs.body()).contains("code of the state");
        assertThat(code().needsQuery(kept(theirs))).isFalse();
        Built again = told(code(), kept(theirs), Map.of());
        assertThat(code().unexplained(List.of(again))).isEmpty();
        assertThat(code().toldByState(List.of(again), Map.of()).get(0).body()).contains("code of the state");
    }

    @Test
    void the_new_model_that_an_orphan_became_is_remembered_once_all_that_it_can_be_were_read() {
        shop.branch.add(Shop.node(Shop.DEV, "model", "young", Map.of("materialized", "table")));
        shop.branch.add(Shop.node(Shop.DEV, "model", "younger", Map.of("materialized", "table")));
        Built old = logged("old", "select 7");
        Built half = told(code(), old, Map.of(Shop.id("young"), "select 7"));
        assertThat(half.body()).contains("code of young");
        assertThat(code().needsQuery(kept(half))).isTrue();

        Built whole = told(code(), old, Map.of(Shop.id("young"), "select 7", Shop.id("younger"), "select 8"));
        assertThat(code().needsQuery(kept(whole))).isFalse();
        assertThat(told(code(), kept(whole), Map.of()).body()).contains("code of young");

        Built torn = told(code(), old, Map.of(Shop.id("young"), "select 7", Shop.id("younger"), "select 7"));
        assertThat(torn.body()).isEmpty();
        assertThat(code().needsQuery(kept(torn))).isFalse();
    }

    @Test
    void few_answers_are_kept_the_newest_ones() {
        BuiltQuery query = BuiltQuery.of("select 1");
        for (int i = 1; i <= 6; i++) query = query.with(new Answer("question " + i, Optional.of("node " + i)));
        query = query.with(new Answer("question 4", Optional.empty()));

        assertThat(query.answers())
                .containsExactly(
                        new Answer("question 3", Optional.of("node 3")),
                        new Answer("question 5", Optional.of("node 5")),
                        new Answer("question 6", Optional.of("node 6")),
                        new Answer("question 4", Optional.empty()));
        assertThat(query.answer("question 5").flatMap(Answer::node)).contains("node 5");
        assertThat(query.answer("question 1")).isEmpty();
    }
}
