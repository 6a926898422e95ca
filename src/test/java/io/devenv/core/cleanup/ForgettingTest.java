package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A relation that was seen to be gone is no longer proven by what was recorded before. */
class ForgettingTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final RelationName A = Shop.DEV.relation("a");
    private static final String HERE = "duckdb here";

    private static Built logged(int order) {
        return new Built(
                A,
                Optional.of(RelationKind.TABLE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Built.Source.LOG,
                OptionalLong.of(order));
    }

    private static Built result(Instant at) {
        return new Built(
                A, Optional.empty(), Optional.empty(), Optional.of(at), Optional.empty(), Built.Source.RUN_RESULTS);
    }

    private static Forgetting nothing(JournaledRun... runs) {
        return new Forgetting(List.of(), HERE, List.of(runs), Shop.RULES);
    }

    /** As the next command reads it. */
    private static Forgetting kept(Forgetting seen, String connection, JournaledRun... runs) {
        return new Forgetting(seen.gone(), connection, List.of(runs), Shop.RULES);
    }

    private static Forgetting look(Forgetting before, Shop shop, Built... records) {
        Situation situation = shop.situation();
        return before.seeing(situation, Classifier.classify(situation).standings(), List.of(records), NOON, 5);
    }

    @Test
    void records_from_before_a_relation_was_gone_no_longer_count_and_later_ones_do() {
        List<Built> before =
                List.of(logged(4), result(NOON.minusSeconds(1)), logged(4).undated());
        List<Built> after = List.of(logged(5), result(NOON), result(NOON.plusSeconds(1)));
        Forgetting gone = kept(look(nothing(), new Shop(), logged(4)), HERE);

        assertThat(gone.counting(before)).isEmpty();
        assertThat(gone.counting(after)).isEqualTo(after);
        assertThat(gone.worthKeeping(before)).isEmpty();
        assertThat(nothing().counting(before)).isEqualTo(before);
    }

    @Test
    void what_lies_there_is_not_gone_and_what_nobody_can_list_is_not_either() {
        assertThat(look(nothing(), new Shop().table("a"), logged(4)).gone()).isEmpty();
        Built elsewhere = logged(4).renamed(new RelationName("wh", "nobody_asked", "a"));
        assertThat(look(nothing(), new Shop(), elsewhere).gone()).isEmpty();
    }

    @Test
    void the_table_whose_backup_is_all_that_is_left_is_not_forgotten() {
        Shop shop = new Shop().model("a", "table").table("a__dbt_backup");
        assertThat(look(nothing(), shop, logged(4)).gone()).isEmpty();
    }

    @Test
    void elsewhere_the_same_name_is_another_relation() {
        Forgetting gone = look(nothing(), new Shop(), logged(4));
        assertThat(kept(gone, "duckdb elsewhere").counting(List.of(logged(4)))).hasSize(1);
        assertThat(kept(gone, "duckdb elsewhere").worthKeeping(List.of(logged(4))))
                .hasSize(1);
    }

    @Test
    void once_no_record_is_left_nothing_need_be_known_to_be_gone() {
        Forgetting gone = kept(look(nothing(), new Shop(), logged(4)), HERE);
        assertThat(look(gone, new Shop(), logged(4)).gone()).isEqualTo(gone.gone());
        assertThat(look(gone, new Shop()).gone()).isEmpty();
    }

    private static JournaledRun run(Change change, Outcome outcome) {
        return new JournaledRun(
                "r", NOON.minusSeconds(60), "clean --yes", "dev", HERE, List.of(new Entry(1, change, outcome)), 0);
    }

    private static Change setAside() {
        return Change.rename(A, RelationKind.TABLE, Shop.DEV.relation("aside"), "leftover");
    }

    @Test
    void what_devenv_took_and_brought_back_is_what_it_was() {
        Forgetting gone = look(nothing(run(setAside(), Outcome.MADE)), new Shop(), logged(4));

        Forgetting still = kept(gone, HERE, run(setAside(), Outcome.MADE));
        assertThat(still.counting(List.of(logged(4)))).isEmpty();
        assertThat(still.worthKeeping(List.of(logged(4)))).hasSize(1);
        assertThat(kept(gone, HERE, run(setAside(), Outcome.UNDONE)).counting(List.of(logged(4))))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"PURGED", "MADE", "INTENDED"})
    void what_devenv_took_and_did_not_bring_back_is_another_if_it_lies_there_again(Outcome outcome) {
        Forgetting gone = look(nothing(run(setAside(), Outcome.MADE)), new Shop(), logged(4));
        assertThat(kept(gone, HERE, run(setAside(), outcome)).counting(List.of(logged(4))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UNDONE", "FAILED"})
    void what_somebody_took_after_devenv_had_brought_it_back_is_gone(Outcome outcome) {
        Forgetting gone = look(nothing(run(setAside(), outcome)), new Shop(), logged(4));
        assertThat(kept(gone, HERE, run(setAside(), outcome)).counting(List.of(logged(4))))
                .isEmpty();
    }
}
