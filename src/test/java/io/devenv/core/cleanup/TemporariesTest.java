package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Verdict.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemporariesTest {
    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

    @ParameterizedTest(name = "log written {0}: {1}")
    @CsvSource(nullValues = "none", textBlock = """
            2026-01-10T11:00:00Z , dbt wrote to its log 60 minutes ago
            2026-01-10T10:59:59Z , none
            2026-01-10T11:48:00Z , dbt wrote to its log 12 minutes ago
            2026-01-10T12:05:00Z , dbt wrote to its log 0 minutes ago
            none                 , when dbt last wrote to its log is unknown
            """)
    void a_run_is_over_only_if_its_log_is_known_to_be_silent_for_over_an_hour(
            @Nullable Instant written, @Nullable String running) {
        assertThat(Circumstances.recentRun(Optional.ofNullable(written), NOW)).isEqualTo(Optional.ofNullable(running));
    }

    @Test
    void a_temporary_that_a_run_may_still_need_stays_unless_it_is_forced() {
        Shop shop = new Shop().model("a", "table").table("a", "a__dbt_tmp");
        shop.circumstances = new Circumstances(
                Optional.of(NOW), Optional.empty(), Duration.ofDays(7), Optional.of("dbt wrote just now"));
        Verdict verdict = shop.verdict("a__dbt_tmp", CleanOptions.DEFAULT);
        assertThat(verdict.cause()).isEqualTo(Cause.RUNNING);
        assertThat(verdict.reason())
                .isEqualTo("a dbt run may still need it: dbt wrote just now; --force-temporary does not wait for that");
        assertThat(verdict.changes()).isFalse();
        assertThat(shop.verdict("a", CleanOptions.DEFAULT).changes()).isTrue();
        assertThat(shop.verdict("a__dbt_tmp", CleanOptions.DEFAULT.forcingTemporaries())
                        .changes())
                .isTrue();
    }

    @ParameterizedTest(name = "log written {0}: {1}")
    @CsvSource(nullValues = "none", textBlock = """
            2026-01-10T11:59:57Z , its log was last written 3 seconds ago and does not say that the run has ended
            2026-01-10T11:59:00Z , its log was last written 60 seconds ago and does not say that the run has ended
            2026-01-10T11:58:59Z , none
            2026-01-10T12:00:09Z , its log was last written 0 seconds ago and does not say that the run has ended
            none                 , none
            """)
    void a_run_that_has_not_said_that_it_ended_builds_until_it_is_silent_for_a_minute(
            @Nullable Instant written, @Nullable String building) {
        assertThat(Circumstances.unfinishedRun(Optional.ofNullable(written), NOW))
                .isEqualTo(Optional.ofNullable(building));
    }

    @Test
    void while_a_run_builds_everything_stays_but_temporaries_that_are_forced() {
        Shop shop = new Shop().model("a", "table").table("a", "a__dbt_tmp");
        shop.circumstances = new Circumstances(
                Optional.of(NOW), Optional.empty(), Duration.ofDays(7), Optional.empty(), Optional.of("so it says"));

        CleanupPlan plan = shop.plan(CleanOptions.DEFAULT);
        assertThat(plan.verdicts()).extracting(Verdict::cause).containsExactly(Cause.RUNNING, Cause.RUNNING);
        assertThat(plan.verdicts()).extracting(Verdict::reason).containsOnly("dbt is at work: so it says");
        assertThat(plan.batches()).isEmpty();

        assertThat(shop.plan(CleanOptions.DEFAULT.forcingTemporaries()).batches())
                .extracting(batch -> batch.about().identifier())
                .containsExactly("a__dbt_tmp");
    }

    @Test
    void a_backup_whose_run_may_be_between_two_renames_is_not_offered_back() {
        Shop shop = new Shop().model("a", "table").table("a__dbt_backup");
        shop.circumstances = new Circumstances(
                Optional.of(NOW), Optional.empty(), Duration.ofDays(7), Optional.of("session 7 of ann"));

        CleanupPlan plan = shop.plan(CleanOptions.DEFAULT);
        assertThat(plan.offers()).isEmpty();
        assertThat(plan.verdicts()).extracting(Verdict::cause).containsExactly(Cause.RUNNING);
        assertThat(plan.verdicts())
                .extracting(Verdict::reason)
                .containsExactly(
                        "a dbt run may still need it: session 7 of ann; --force-temporary does not wait for that");

        CleanupPlan forced = shop.plan(CleanOptions.DEFAULT.forcingTemporaries());
        assertThat(forced.offers())
                .extracting(batch -> batch.changes().get(0).other())
                .containsExactly(Optional.of(Shop.DEV.relation("a")));
        assertThat(forced.batches()).isEmpty();
    }

    @Test
    void forcing_is_kept_whatever_else_is_asked() {
        CleanOptions forced = CleanOptions.DEFAULT.forcingTemporaries();
        assertThat(forced.forGood()
                        .replacing(CleanOptions.Leftovers.CLONE_OVER_TABLES)
                        .only(Set.of())
                        .named(Set.of())
                        .refused(Map.of())
                        .forcesTemporaries())
                .isTrue();
        assertThat(CleanOptions.DEFAULT.forcesTemporaries()).isFalse();
    }

    @Test
    void the_only_copy_is_offered_back_and_not_forced_away() {
        Shop shop = new Shop().model("a", "table").table("a__dbt_backup");
        assertThat(shop.verdict("a__dbt_backup", CleanOptions.DEFAULT.forcingTemporaries())
                        .cause())
                .isEqualTo(Cause.ONLY_COPY);
    }
}
