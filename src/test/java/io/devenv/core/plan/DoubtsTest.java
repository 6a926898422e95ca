package io.devenv.core.plan;

import static io.devenv.core.plan.Doubts.Part.CLONE;
import static io.devenv.core.plan.Doubts.Part.REFS;
import static io.devenv.core.plan.Doubts.Part.SELECTION;
import static io.devenv.core.plan.Doubts.Part.STATE_COMPARISON;
import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Warning;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoubtsTest {
    private static final Optional<String> READ = Optional.of("read only");

    @Test
    void whatIsInDoubtIsNamedInOneOrder() {
        Doubts doubts = Doubts.NONE
                .and(REFS, READ)
                .and(CLONE, READ)
                .and(STATE_COMPARISON, READ)
                .and(SELECTION, READ);

        assertThat(doubts.rules())
                .containsExactly(
                        "selection: read only", "state comparison: read only", "clone: read only", "refs: read only");
    }

    @Test
    void rulesThatWereSeenAtWorkAreNoDoubt() {
        assertThat(Doubts.NONE.and(SELECTION, Optional.empty())).isEqualTo(Doubts.NONE);
        assertThat(Doubts.NONE.rules()).isEmpty();
        assertThat(Doubts.NONE.warnings(Map.of())).isEmpty();
    }

    @Test
    void oneReasonIsOneWarningWhateverItIsTheReasonOf() {
        Doubts doubts =
                Doubts.NONE.and(SELECTION, READ).and(STATE_COMPARISON, READ).and(REFS, READ);

        assertThat(doubts.warnings(Map.of("read only", 2L)))
                .containsExactly(Warning.of(
                        "unverified", "not sure for 2 refs, the selection, the state comparison: read only"));
        assertThat(doubts.warnings(Map.of("another", 1L)))
                .extracting(Warning::message)
                .containsExactly(
                        "not sure for the selection, the state comparison: read only", "not sure for 1 ref: another");
    }
}
