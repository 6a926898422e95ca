package io.devenv.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Hands;
import io.devenv.warehouse.ManyHands;
import io.devenv.warehouse.Warehouse;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a warehouse does that is changed over several connections at once. */
public abstract class ManyHandsContract extends WarehouseContract {
    private static final int MANY = 40;

    @Test
    void changes_over_several_connections_at_once_are_each_made_whole() {
        RelationName orders = table(prod().relation("orders"), 7);
        for (int number = 0; number < MANY; number++) table(dev().relation("old_" + number), 1);

        try (Warehouse warehouse = openToChange();
                Hands hands = ((ManyHands) warehouse).hands(4, Set.of(dev().database()))) {
            IntStream.range(0, MANY).parallel().forEach(number -> hands.make(swapped(orders, number)));
        }

        assertThat(inDev()).hasSize(2 * MANY);
        for (int number = 0; number < MANY; number++) {
            assertThat(ids(dev().relation("old_" + number))).containsExactly(7L);
        }
    }

    @Test
    void what_is_refused_on_one_connection_leaves_nothing_and_the_next_change_is_made() {
        RelationName old = table(dev().relation("orders"), 1);
        RelationName there = table(prod().relation("orders"), 7);
        List<Change> failing = List.of(
                Change.copyOf(dev().relation("__devenv_trash_r1_2"), there, "test"),
                Change.rename(dev().relation("nowhere"), RelationKind.TABLE, dev().relation("away"), "test"));

        try (Warehouse warehouse = openToChange();
                Hands hands = ((ManyHands) warehouse).hands(2, Set.of(dev().database()))) {
            assertThatThrownBy(() -> hands.make(failing)).isInstanceOf(Stop.class);
            assertThat(inDevOf(warehouse)).containsExactly("orders");
            hands.make(List.of(Change.rename(old, RelationKind.TABLE, dev().relation("away"), "test")));
        }

        assertThat(inDev()).containsExactly("away table");
    }

    private List<Change> swapped(RelationName source, int number) {
        RelationName name = dev().relation("old_" + number);
        RelationName beside = dev().relation("__devenv_trash_r1_" + (2 * number + 2));
        return List.of(
                Change.copyOf(beside, source, "test"),
                Change.rename(
                        name, RelationKind.TABLE, dev().relation("__devenv_trash_r1_" + (2 * number + 1)), "test"),
                Change.rename(beside, RelationKind.TABLE, name, "test"));
    }

    private List<String> inDevOf(Warehouse warehouse) {
        return warehouse.list(Set.of(dev())).relations().stream()
                .map(relation -> relation.name().identifier())
                .toList();
    }
}
