package io.devenv.report;

import static io.devenv.core.relation.RelationKind.TABLE;
import static io.devenv.core.relation.RelationKind.VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.core.TestManifest;
import io.devenv.core.cost.RunTimes;
import io.devenv.core.plan.Cloning;
import io.devenv.core.plan.Doubts;
import io.devenv.core.plan.Extras;
import io.devenv.core.plan.Plan;
import io.devenv.core.plan.TestClone;
import io.devenv.core.plan.Times;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.SchemaName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CloneReportTest {
    private static final Ages AGES = new Ages(Instant.parse("2026-01-31T12:00:00Z"));

    /** One node of each fate: made, replaced, left, not in the state, failing. */
    private static Cloning cloning() {
        TestClone fresh = TestClone.withViewsOnly(
                        TestClone.models("dev", "fresh", "gone", "new", "old", "twin"),
                        TestClone.models("prod", "fresh", "gone", "old", "twin"))
                .lies("prod", "fresh", TABLE)
                .lies("prod", "old", VIEW)
                .lies("dev", "old", TABLE)
                .lies("dev", "TWIN", VIEW)
                .fullRefresh();
        return new Cloning(fresh.cloning().steps(), Set.of(new SchemaName("wh", "dev_marts")));
    }

    private static Plan plan(Optional<Cloning> cloning) {
        return new Plan(
                new Plan.Asked(
                        "clone",
                        "1.11.16",
                        new Plan.Rules("dbt 1.11", false, Doubts.NONE),
                        " --full-refresh",
                        "",
                        false,
                        Optional.empty()),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Map.of(),
                Times.of(List.of(), List.of(), new RunTimes(List.of())),
                List.of(Warning.of("any", "mind the gap")),
                Optional.empty(),
                cloning.map(Extras.NONE::cloning).orElse(Extras.NONE));
    }

    private static List<String> screen(Cloning cloning) {
        return PlanText.of(plan(Optional.of(cloning)), Style.PLAIN, AGES, Carried.NOTHING)
                .lines()
                .skip(3)
                .toList();
    }

    @Test
    void every_node_has_its_row_with_kind_reason_and_source() {
        assertThat(screen(cloning()))
                .containsExactly(
                        "Clones",
                        "  fresh  view       missing-in-dev          from prod.fresh",
                        "  gone   will fail  state-relation-missing  prod.gone does not exist",
                        "  new    none       not-in-state",
                        "  old    view       full-refresh            from prod.old over a table, loses its rows",
                        "  twin   will fail  ApproximateMatchError   beside dev.TWIN",
                        "",
                        "Creates wh.dev_marts",
                        "",
                        "Warnings",
                        "  ! mind the gap",
                        "",
                        "2 to clone, 1 to leave alone, 2 to fail");
    }

    @Test
    void what_is_left_alone_is_named_with_what_it_is() {
        TestClone clone = TestClone.withViewsOnly(TestClone.models("dev", "a"), TestClone.models("prod", "a"))
                .lies("dev", "a", TABLE);

        assertThat(screen(clone.cloning())).contains("  a  none  exists-in-dev  dev.a is a table");
    }

    @Test
    void a_clone_by_another_name_is_named() {
        TestClone clone = TestClone.withViewsOnly(
                        TestClone.models("dev", "a"),
                        new TestManifest().model("a", node -> node.lives("wh", "prod", "was")))
                .lies("prod", "was", TABLE);

        assertThat(screen(clone.cloning())).contains("  a  view  missing-in-dev  dev.a from prod.was");
    }

    @Test
    void the_end_of_productions_own_relation_is_plain_to_see() {
        TestClone clone = TestClone.withViewsOnly(TestClone.models("dev", "a"), TestClone.models("dev", "a"))
                .lies("dev", "a", TABLE)
                .fullRefresh();

        assertThat(screen(clone.cloning())).contains("  a  view  view-of-itself  from dev.a, destroys production's");
    }

    @Test
    void nothing_to_clone_is_said() {
        assertThat(screen(Cloning.NONE))
                .containsExactly("Nothing to clone is selected.", "", "Warnings", "  ! mind the gap");
    }

    @Test
    void the_document_has_a_row_a_node_with_null_for_what_is_not() throws JsonProcessingException {
        JsonNode document = new ObjectMapper().readTree(PlanJson.of(plan(Optional.of(cloning()))));

        assertThat(document.path("creates_schemas")).hasToString("[{\"database\":\"wh\",\"schema\":\"dev_marts\"}]");
        assertThat(document.path("clone").get(0))
                .hasToString("{\"node\":\"model.shop.fresh\",\"action\":\"create\",\"outcome\":\"runs\","
                        + "\"reason\":\"missing-in-dev\","
                        + "\"relation\":{\"database\":\"wh\",\"schema\":\"dev\",\"identifier\":\"fresh\"},"
                        + "\"type\":\"view\",\"from\":{\"database\":\"wh\",\"schema\":\"prod\","
                        + "\"identifier\":\"fresh\",\"exists\":\"yes\",\"type\":\"table\"},"
                        + "\"existing_type\":null,\"loses_data\":false}");
        assertThat(document.path("clone").get(2))
                .hasToString("{\"node\":\"model.shop.new\",\"action\":\"none\",\"outcome\":\"runs\","
                        + "\"reason\":\"not-in-state\","
                        + "\"relation\":{\"database\":\"wh\",\"schema\":\"dev\",\"identifier\":\"new\"},"
                        + "\"type\":null,\"from\":null,\"existing_type\":null,\"loses_data\":false}");
    }

    @Test
    void the_document_tells_failing_and_losing() throws JsonProcessingException {
        JsonNode clone = new ObjectMapper()
                .readTree(PlanJson.of(plan(Optional.of(cloning()))))
                .path("clone");

        assertThat(clone.findValuesAsText("outcome")).containsExactly("runs", "fails", "runs", "runs", "fails");
        assertThat(clone.findValuesAsText("loses_data")).containsExactly("false", "false", "false", "true", "false");
        assertThat(clone.get(3).path("existing_type").asText()).isEqualTo("table");
    }

    @Test
    void other_commands_clone_nothing_and_do_not_say_which_schemas_they_make() throws JsonProcessingException {
        JsonNode document = new ObjectMapper().readTree(PlanJson.of(plan(Optional.empty())));

        assertThat(document.path("clone")).hasToString("[]");
        assertThat(document.path("creates_schemas").isNull()).isTrue();
    }
}
