package io.devenv.core.code;

import static io.devenv.core.code.Certainty.NO;
import static io.devenv.core.code.Certainty.UNKNOWN;
import static io.devenv.core.code.Certainty.YES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertaintyTest {
    @ParameterizedTest(name = "{0} and {1} is {2}, or is {3}")
    @CsvSource({
        "YES, YES, YES, YES",
        "YES, NO, NO, YES",
        "NO, NO, NO, NO",
        "YES, UNKNOWN, UNKNOWN, YES",
        "NO, UNKNOWN, NO, UNKNOWN",
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN"
    })
    void one_side_may_settle_it(Certainty one, Certainty other, Certainty all, Certainty any) {
        assertThat(Certainty.all(List.of(one, other))).isEqualTo(all);
        assertThat(Certainty.all(List.of(other, one))).isEqualTo(all);
        assertThat(Certainty.any(List.of(one, other))).isEqualTo(any);
        assertThat(Certainty.any(List.of(other, one))).isEqualTo(any);
    }

    @Test
    void the_opposite_of_unknown_is_unknown() {
        assertThat(List.of(YES.negated(), NO.negated(), UNKNOWN.negated())).containsExactly(NO, YES, UNKNOWN);
        assertThat(List.of(Certainty.of(true), Certainty.of(false))).containsExactly(YES, NO);
    }

    @Test
    void nothing_is_asked_where_there_is_no_condition() {
        assertThat(Certainty.all(List.of())).isEqualTo(YES);
        assertThat(Certainty.any(List.of())).isEqualTo(NO);
    }
}
