package io.devenv.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.CopyNote;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What every warehouse does when it is changed, and how it comes back. */
public abstract class ChangeContract extends WarehouseContract {
    @Test
    void a_renamed_table_keeps_its_rows_and_comes_back() {
        RelationName orders = table(dev().relation("orders"), 1, 2);
        Change away = rename(orders, RelationKind.TABLE, "orders_away");

        make(away);
        assertThat(inDev()).containsExactly("orders_away table");

        make(reversed(away));
        assertThat(inDev()).containsExactly("orders table");
        assertThat(ids(orders)).containsExactly(1L, 2L);
    }

    @Test
    void a_dropped_view_comes_back_word_by_word() {
        RelationName recent = view(dev().relation("recent"), table(prod().relation("orders"), 1, 2));
        Optional<String> before = stored(recent).definition();
        Change drop = drop(recent);

        make(drop);
        assertThat(inDev()).isEmpty();

        make(reversed(drop));
        assertThat(stored(recent).definition()).isEqualTo(before);
        assertThat(ids(recent)).containsExactly(1L, 2L);
    }

    @Test
    void a_view_of_production_shows_its_rows_and_goes_again() {
        RelationName orders = table(prod().relation("orders"), 7);
        Change show = Change.viewOf(dev().relation("orders"), orders, "test");

        make(show);
        assertThat(inDev()).containsExactly("orders view");
        assertThat(ids(dev().relation("orders"))).containsExactly(7L);

        make(reversed(show));
        assertThat(inDev()).isEmpty();
        assertThat(ids(orders)).containsExactly(7L);
    }

    @Test
    void a_table_can_be_dropped_and_gives_its_name_to_a_view() {
        RelationName orders = table(prod().relation("orders"), 7);
        RelationName copy = table(dev().relation("orders"), 1);

        make(drop(copy), Change.viewOf(copy, orders, "test"));

        assertThat(ids(copy)).containsExactly(7L);
    }

    @Test
    void a_copy_is_made_beside_a_table_takes_its_name_and_tells_which_copy_it_is() {
        RelationName orders = table(prod().relation("orders"), 7, 8);
        RelationName old = table(dev().relation("orders"), 1);
        Change copy = Change.copyOf(dev().relation("__devenv_trash_r1_2"), orders, "test");
        Change arrival = rename(copy.relation(), RelationKind.TABLE, "orders");

        make(copy, rename(old, RelationKind.TABLE, "__devenv_trash_r1_1"), arrival);

        assertThat(inDev()).containsExactlyInAnyOrder("__devenv_trash_r1_1 table", "orders table");
        assertThat(ids(old)).containsExactly(7L, 8L);
        assertThat(list(dev()).fingerprint(old).orElseThrow().marks()).containsEntry(CopyNote.MARK, CopyNote.of(copy));
        run("insert into " + quoted(old) + " values (9)");
        assertThat(ids(orders)).as("rows of its own").containsExactly(7L, 8L);
    }

    @Test
    void a_copy_that_fails_leaves_the_old_table_in_its_place() {
        RelationName old = table(dev().relation("orders"), 1);
        RelationName nowhere = prod().relation("orders");

        refusal(
                rename(old, RelationKind.TABLE, "__devenv_trash_r1_1"),
                Change.copyOf(dev().relation("__devenv_trash_r1_2"), nowhere, "test"));
        refusal(rename(old, RelationKind.TABLE, "__devenv_trash_r1_1"), Change.viewOf(old, nowhere, "test"));

        assertThat(inDev()).containsExactly("orders table");
        assertThat(ids(old)).containsExactly(1L);
    }

    @Test
    void a_copy_may_be_planned_before_anything_of_it_is_made() {
        RelationName orders = table(prod().relation("orders"), 7);
        RelationName old = table(dev().relation("orders"), 1);
        Change copy = Change.copyOf(dev().relation("__devenv_trash_r1_2"), orders, "test");

        assertThat(objections(copy, rename(copy.relation(), RelationKind.TABLE, "orders")))
                .isEmpty();
        assertThat(inDev()).containsExactly("orders table");
        assertThat(ids(old)).containsExactly(1L);
    }

    @Test
    void a_batch_is_made_whole_or_not_at_all() {
        RelationName orders = table(dev().relation("orders"));

        Problem problem = refusal(
                rename(orders, RelationKind.TABLE, "away"),
                Change.drop(dev().relation("no_such_table"), RelationKind.TABLE, Optional.empty(), "test"));

        assertThat(problem.fault()).isEqualTo(Fault.WAREHOUSE);
        assertThat(problem.message()).contains("no_such_table");
        assertThat(inDev()).containsExactly("orders table");
    }

    @Test
    void a_change_that_names_the_wrong_kind_is_refused() {
        RelationName orders = table(dev().relation("orders"));

        refusal(Change.drop(orders, RelationKind.VIEW, Optional.empty(), "test"));

        assertThat(inDev()).containsExactly("orders table");
    }

    @Test
    void a_rename_never_takes_the_place_of_another_relation() {
        RelationName orders = table(dev().relation("orders"), 1);
        RelationName other = table(dev().relation("other"), 2);

        refusal(rename(orders, RelationKind.TABLE, "other"));

        assertThat(ids(other)).containsExactly(2L);
    }

    @Test
    void a_connection_for_reading_changes_nothing() {
        RelationName orders = table(dev().relation("orders"), 1);

        Problem problem = refusalToChangeWhenReading(drop(orders));

        assertThat(problem.fault()).isEqualTo(Fault.WAREHOUSE);
        assertThat(ids(orders)).containsExactly(1L);
    }

    @Test
    void no_statement_ever_cascades() {
        RelationName orders = table(dev().relation("orders"));
        RelationName recent = view(dev().relation("recent"), orders);

        List<String> statements = Stream.of(
                        rename(orders, RelationKind.TABLE, "away"),
                        drop(orders),
                        drop(recent),
                        reversed(drop(recent)),
                        Change.viewOf(dev().relation("shown"), orders, "test"),
                        Change.copyOf(dev().relation("copied"), orders, "test"))
                .flatMap(change -> statements(change).stream())
                .toList();

        assertThat(statements)
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(statement -> assertThat(statement).doesNotContainIgnoringCase("cascade"));
    }

    @ParameterizedTest
    @FieldSource("io.devenv.contract.WarehouseContract#STRANGE_NAMES")
    void a_strange_name_is_changed_as_any_other_and_never_run(String name) {
        RelationName canary = table(dev().relation("canary"), 42);
        RelationName table = table(dev().relation(name), 1);
        RelationName view = view(dev().relation(name + " v"), table);
        Optional<String> definition = stored(view).definition();
        Change away = rename(table, RelationKind.TABLE, name + " away");
        Change dropView = drop(view);

        make(dropView, away);
        assertThat(inDev()).containsExactlyInAnyOrder("canary table", name + " away table");

        make(reversed(away), reversed(dropView));
        assertThat(stored(view).definition()).isEqualTo(definition);
        make(drop(view), drop(table), Change.viewOf(table, canary, "test"));
        assertThat(ids(table)).containsExactly(42L);
        Change copy = Change.copyOf(dev().relation("__devenv_trash_r1_1"), table, "test");
        make(copy);
        assertThat(ids(copy.relation())).containsExactly(42L);
        assertThat(list(dev()).fingerprint(copy.relation()).orElseThrow().marks())
                .containsEntry(CopyNote.MARK, CopyNote.of(copy));
    }
}
