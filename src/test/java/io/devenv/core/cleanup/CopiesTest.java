package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Verdict.Cause;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.results.Built;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clones: views of production, and copies that devenv's journal tells of. */
class CopiesTest {
    private static final Instant COPIED = Instant.parse("2026-01-10T12:00:00Z");

    @ParameterizedTest(name = "{0} days later, production rebuilt {1}: {2}")
    @CsvSource(textBlock = """
            1 , 2026-01-09T00:00:00Z , CLONE
            7 , 2026-01-09T00:00:00Z , CLONE
            8 , 2026-01-09T00:00:00Z , CLEANED
            1 , 2026-01-11T00:00:00Z , CLEANED
            """)
    void a_copy_is_kept_until_production_was_rebuilt_or_its_life_is_over(int days, Instant rebuilt, Cause cause) {
        Shop shop = copied().at(COPIED.plus(Duration.ofDays(days)), Optional.empty());
        shop.productionBuilds.put(Shop.id("a"), rebuilt);
        assertThat(shop.standing("a").has(Flag.CLONE)).isTrue();
        assertThat(shop.standing("a").has(Flag.STALE)).isEqualTo(cause == Cause.CLEANED);
        assertThat(shop.verdict("a", CleanOptions.DEFAULT).cause()).isEqualTo(cause);
    }

    @Test
    void a_copy_of_unknown_age_is_not_too_old() {
        assertThat(copied().standing("a").flags()).containsExactly(Flag.CLONE);
    }

    @Test
    void a_view_of_production_is_never_stale() {
        Shop shop = new Shop().model("a", "view").clone("a").ran(COPIED).at(COPIED, Optional.empty());
        shop.productionBuilds.put(Shop.id("a"), COPIED.plusSeconds(1));
        assertThat(shop.standing("a").flags()).containsExactly(Flag.CLONE);
        assertThat(shop.verdict("a", CleanOptions.DEFAULT).cause()).isEqualTo(Cause.CLONE);
        assertThat(shop.verdict("a", CleanOptions.DEFAULT).reason())
                .isEqualTo("a view of production made on purpose; it is never out of date");
    }

    @ParameterizedTest(name = "log written {0}: a clone {1}")
    @CsvSource(nullValues = "unknown", textBlock = """
            2026-01-10T11:00:00Z , true
            2026-01-10T13:00:00Z , false
            unknown              , false
            """)
    void what_dbt_may_have_built_over_it_is_no_copy(@Nullable Instant logWritten, boolean clone) {
        Shop shop = copied().at(COPIED.plusSeconds(60), Optional.ofNullable(logWritten));
        shop.logged("a", RelationKind.TABLE);
        assertThat(shop.standing("a").has(Flag.CLONE)).isEqualTo(clone);
    }

    @Test
    void a_run_result_after_it_means_dbt_built_it_anew_and_one_before_does_not() {
        assertThat(copied().ran(COPIED.plusSeconds(1)).standing("a").has(Flag.CLONE))
                .isFalse();
        assertThat(copied().ran(COPIED.minusSeconds(1)).standing("a").has(Flag.CLONE))
                .isTrue();
    }

    @Test
    void what_devenv_made_a_view_of_and_is_a_table_now_is_no_copy() {
        Shop shop = new Shop().model("a", "table").table("a");
        shop.records.add(journal(RelationKind.VIEW));
        assertThat(shop.standing("a").has(Flag.CLONE)).isFalse();
    }

    private static Shop copied() {
        Shop shop = new Shop().model("a", "table").table("a");
        shop.records.add(journal(RelationKind.TABLE));
        return shop;
    }

    private static Built journal(RelationKind kind) {
        return new Built(
                Shop.DEV.relation("a"),
                Optional.of(kind),
                Optional.empty(),
                Optional.of(COPIED),
                Optional.empty(),
                Built.Source.JOURNAL);
    }
}
