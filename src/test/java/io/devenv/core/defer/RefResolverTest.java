package io.devenv.core.defer;

import static io.devenv.core.defer.Question.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestNode;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.select.DbtCommand;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefResolverTest {
    @ParameterizedTest(name = "dbt {0}, favoring {1}, parent selected {2}, in dev {3}: {4}")
    @CsvSource({
        // at each ref: existence alone decides, and selection only what is favored
        "1.8.0,  false, false, parent,  dev exists-in-dev wh.dev.parent",
        "1.8.0,  false, false, nothing, state missing-in-dev wh.prod.parent_there",
        "1.12.0, false, true,  nothing, state missing-in-dev wh.prod.parent_there",
        "1.12.0, true,  false, parent,  state favor-state-unselected wh.prod.parent_there",
        "1.12.0, true,  true,  parent,  dev exists-in-dev wh.dev.parent",
        "1.12.0, true,  true,  nothing, state missing-in-dev wh.prod.parent_there",
        "1.12.0, false, false, PARENT,  error ApproximateMatchError",
        "1.12.0, true,  false, PARENT,  state favor-state-unselected wh.prod.parent_there",
        "1.12.0, false, false, refused, error listing-failed",
        // up front: nothing that is selected is deferred
        "1.5.0,  false, false, parent,  dev exists-in-dev wh.dev.parent",
        "1.7.19, false, false, nothing, state missing-in-dev wh.prod.parent_there",
        "1.7.19, false, true,  nothing, dev selected wh.dev.parent",
        "1.7.19, true,  true,  nothing, dev selected wh.dev.parent",
        "1.7.19, true,  false, parent,  state favor-state-unselected wh.prod.parent_there",
        "1.7.19, false, false, PARENT,  error ApproximateMatchError",
        "1.7.19, false, false, refused, error listing-failed",
        // the frontier: as before 1.8, but a schema that cannot be listed defers nothing
        "2.0.0,  false, false, parent,  dev exists-in-dev wh.dev.parent",
        "2.0.0,  false, false, nothing, state missing-in-dev wh.prod.parent_there",
        "2.0.0,  false, true,  nothing, dev selected wh.dev.parent",
        "2.0.0,  true,  true,  parent,  dev selected wh.dev.parent",
        "2.0.0,  true,  false, parent,  state favor-state-unselected wh.prod.parent_there",
        "2.0.0,  false, false, PARENT,  error ApproximateMatchError",
        "2.0.0,  false, false, refused, dev listing-failed wh.dev.parent",
    })
    void a_ref_goes_where_this_dbt_sends_it(
            String dbt, boolean favoring, boolean selected, String inDev, String answer) {
        Resolution resolution = new Question(dbt)
                .favoring(favoring)
                .selected(selected)
                .dev(inDev)
                .ref();

        assertThat(said(resolution)).isEqualTo(answer);
        assertThat(resolution.unverified().isPresent()).isEqualTo(dbt.startsWith("2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5.0", "1.7.19", "1.8.0", "1.12.0", "2.0.0"})
    void without_defer_every_ref_is_dev_and_an_ephemeral_model_is_inlined(String dbt) {
        Resolution dev = new Question(dbt).off().favoring(true).ref();

        assertThat(said(dev)).isEqualTo("dev defer-off wh.dev.parent");
        assertThat(dev.unverified()).isEmpty();
        assertThat(said(ephemeral(dbt).off().ref())).isEqualTo("ephemeral ephemeral-model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5.0", "1.7.19", "1.8.0", "1.12.0", "2.0.0"})
    void what_is_new_on_the_branch_or_ephemeral_in_the_state_has_nothing_to_defer_to(String dbt) {
        assertThat(said(new Question(dbt).favoring(true).newOnBranch().ref()))
                .isEqualTo("dev not-in-state wh.dev.parent");
        assertThat(said(new Question(dbt)
                        .state(node -> node.config("materialized", "ephemeral"))
                        .ref()))
                .isEqualTo("dev not-in-state wh.dev.parent");
    }

    @ParameterizedTest(name = "dbt {0}: {2}")
    @CsvSource({
        "1.8.0,  false, ephemeral ephemeral-model",
        "2.0.0,  false, ephemeral ephemeral-model",
        // the state's node stands in for it, and that one is no ephemeral model
        "1.7.19, false, state missing-in-dev wh.prod.parent_there",
        "1.7.19, true,  ephemeral ephemeral-model",
    })
    void a_model_that_became_ephemeral_is_inlined_unless_the_states_node_takes_its_place(
            String dbt, boolean selected, String answer) {
        assertThat(said(ephemeral(dbt).selected(selected).ref())).isEqualTo(answer);
    }

    @ParameterizedTest(name = "in dev lies {0}: {1}")
    @CsvSource({
        "nothing, state missing-in-dev wh.prod.parent_there",
        "parent,  ephemeral ephemeral-model",
        "PARENT,  error ApproximateMatchError",
        "refused, error listing-failed",
    })
    void dbt_before_1_8_looks_for_a_relation_named_like_an_ephemeral_model(String dev, String answer) {
        UnaryOperator<TestNode> named = node -> node.config("materialized", "ephemeral")
                .livesNowhere()
                .field(Node.UNUSED_NAME, List.of("wh", "dev", "parent"));

        assertThat(said(new Question("1.7.19").branch(named).dev(dev).ref())).isEqualTo(answer);
    }

    private static Question ephemeral(String dbt) {
        return new Question(dbt)
                .branch(node -> node.config("materialized", "ephemeral").livesNowhere());
    }

    @ParameterizedTest(name = "dbt {0}: {1}")
    @CsvSource({"1.7.19, STATE", "1.8.0, DEV", "2.0.0, STATE"})
    void what_a_run_has_built_counts_only_where_each_ref_asks_anew(String dbt, RefTarget target) {
        Question question = new Question(dbt);
        RelationCache cache = question.cache();
        cache.created(Relation.of(Question.DEV.relation("parent"), RelationKind.TABLE));

        Resolution answer =
                question.resolver(cache).resolve(question.node(Question.CHILD), question.node(Question.PARENT));

        assertThat(answer.target()).isEqualTo(target);
        assertThat(cache.look(Question.DEV.relation("parent")).answer()).isEqualTo(Look.Answer.PRESENT);
    }

    @ParameterizedTest(name = "dbt {0}, favoring {1}, parent selected {2}, in dev {3}: stops {4}")
    @CsvSource({
        "1.7.19, false, false, PARENT, true",
        // dbt looks even where it would not care
        "1.7.19, true,  false, PARENT, true",
        "1.7.19, false, true,  PARENT, false",
        "1.7.19, false, false, parent, false",
        "1.8.0,  false, false, PARENT, false",
        "2.0.0,  false, false, PARENT, false",
    })
    void before_1_8_a_twin_of_anything_that_is_not_selected_stops_dbt_before_it_begins(
            String dbt, boolean favoring, boolean selected, String inDev, boolean stops) {
        Question question =
                new Question(dbt).favoring(favoring).selected(selected).dev(inDev);

        Optional<Node> stop = question.resolver(question.cache()).stopsAt(question.manifest());

        assertThat(stop.map(Node::id)).isEqualTo(stops ? Optional.of(Question.PARENT) : Optional.empty());
        assertThat(question.off().resolver(question.cache()).stopsAt(question.manifest()))
                .isEmpty();
        Question fresh = new Question(dbt).dev(inDev).newOnBranch();
        assertThat(fresh.resolver(fresh.cache()).stopsAt(fresh.manifest())).isEmpty();
    }

    @Test
    void a_unit_test_reads_fixtures_whatever_is_deferred() {
        Question question = new Question("1.11.16").favoring(true);

        Resolution answer = question.resolver(question.cache())
                .resolve(question.node("unit_test.shop.ut"), question.node(Question.PARENT));

        assertThat(said(answer)).isEqualTo("fixture unit-test-input");
        assertThat(answer.child().id()).isEqualTo("unit_test.shop.ut");
    }

    @Test
    void beyond_the_frontier_nothing_is_deferred() {
        Question question = new Question("2.0.0").favoring(true);

        Resolution answer = new RefResolver(question.resolver(question.cache()).deferral(), question.cache(), Set.of())
                .resolve(question.node(Question.CHILD), question.node(Question.PARENT));

        assertThat(said(answer)).isEqualTo("dev beyond-frontier wh.dev.parent");
    }

    @ParameterizedTest(name = "{0} of a selected {1}: {2}")
    @CsvSource({
        "COMPILE, incremental, state missing-in-dev wh.prod.parent_there",
        "COMPILE, table,       dev selected wh.dev.parent",
        "RUN,     incremental, dev selected wh.dev.parent",
    })
    void dbt_2_may_defer_a_selected_incremental_model_where_nothing_is_built(
            DbtCommand command, String materialized, String answer) {
        Question question = new Question("2.0.0")
                .of(command)
                .selected(true)
                .favoring(true)
                .branch(node -> node.config("materialized", materialized));

        assertThat(said(question.ref())).isEqualTo(answer);
    }

    @ParameterizedTest(name = "function, dbt {0}, favoring {1}, in dev {2}: {3}")
    @CsvSource({
        "1.11.7, true,  nothing, dev not-deferred wh.dev.parent",
        "1.11.8, false, nothing, state missing-in-dev wh.prod.parent",
        "1.11.8, false, parent,  dev exists-in-dev wh.dev.parent",
        "1.11.8, true,  parent,  state favor-state-unselected wh.prod.parent",
    })
    void a_function_is_deferred_from_1_11_8_on_to_its_name_in_the_state(
            String dbt, boolean favoring, String inDev, String answer) {
        assertThat(said(new Question(dbt).favoring(favoring).dev(inDev).function()))
                .isEqualTo(answer);
        assertThat(said(new Question(dbt).off().function())).isEqualTo("dev defer-off wh.dev.parent");
    }

    @ParameterizedTest(name = "foreign key, dbt {0}, target selected {1}: {2}")
    @CsvSource({
        "1.7.19,  false, dev not-deferred wh.dev.parent",
        "1.8.0,   true,  state in-state wh.prod.parent_there",
        "1.11.16, true,  state in-state wh.prod.parent_there",
        "1.12.0,  true,  dev selected wh.dev.parent",
        "1.12.0,  false, state in-state wh.prod.parent_there",
    })
    void a_foreign_key_goes_to_the_state_whatever_lies_in_dev(String dbt, boolean selected, String answer) {
        Resolution key = new Question(dbt).selected(selected).dev("parent").foreignKey();

        assertThat(said(key)).isEqualTo(answer);
        assertThat(key.unverified()).isEmpty();
        assertThat(said(new Question(dbt).off().foreignKey())).isEqualTo("dev defer-off wh.dev.parent");
    }

    @Test
    void a_foreign_key_to_what_is_new_stays_in_dev_and_dbt_2_is_not_sure_of_any() {
        assertThat(said(new Question("1.12.0").newOnBranch().foreignKey())).isEqualTo("dev not-in-state wh.dev.parent");
        assertThat(new Question("2.0.0").foreignKey().unverified()).isPresent();
    }
}
