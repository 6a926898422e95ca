package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PortionsTest {
    private static final int ALL = Portions.RELATIONS;

    private static List<List<Integer>> portions(Integer... sizes) {
        return Portions.of(List.of(sizes), size -> size);
    }

    @Test
    void neighbours_go_together_for_as_long_as_they_fit() {
        assertThat(portions(ALL - 2, 1, 1, 1, ALL - 1, 1))
                .containsExactly(List.of(ALL - 2, 1, 1), List.of(1, ALL - 1), List.of(1));
    }

    @Test
    void what_is_too_large_is_a_portion_by_itself() {
        assertThat(portions(1, ALL + 1, 1)).containsExactly(List.of(1), List.of(ALL + 1), List.of(1));
        assertThat(portions(ALL + 1)).containsExactly(List.of(ALL + 1));
    }

    @Test
    void of_nothing_there_is_no_portion() {
        assertThat(portions()).isEmpty();
        assertThat(portions(0, 0)).containsExactly(List.of(0, 0));
    }
}
