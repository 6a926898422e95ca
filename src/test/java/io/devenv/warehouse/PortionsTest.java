package io.devenv.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PortionsTest {
    private static final int MOST = 10;

    private static List<List<Integer>> portions(Integer... sizes) {
        return Portions.of(List.of(sizes), MOST, size -> size);
    }

    @Test
    void neighbours_go_together_for_as_long_as_they_fit() {
        assertThat(portions(MOST - 2, 1, 1, 1, MOST - 1, 1))
                .containsExactly(List.of(MOST - 2, 1, 1), List.of(1, MOST - 1), List.of(1));
    }

    @Test
    void what_is_too_large_is_a_portion_by_itself() {
        assertThat(portions(1, MOST + 1, 1)).containsExactly(List.of(1), List.of(MOST + 1), List.of(1));
        assertThat(portions(MOST + 1)).containsExactly(List.of(MOST + 1));
    }

    @Test
    void of_nothing_there_is_no_portion() {
        assertThat(portions()).isEmpty();
        assertThat(portions(0, 0)).containsExactly(List.of(0, 0));
    }

    @Test
    void where_no_size_counts_so_many_go_together() {
        assertThat(Portions.of(List.of("a", "b", "c", "d", "e"), 2))
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
        assertThat(Portions.of(List.of("a", "b"), 2)).containsExactly(List.of("a", "b"));
        assertThat(Portions.of(List.of(), 2)).isEmpty();
    }
}
