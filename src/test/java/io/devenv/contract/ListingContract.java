package io.devenv.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What every warehouse answers when it is asked what exists, and who reads whom. */
public abstract class ListingContract extends WarehouseContract {
    @Test
    void tables_and_views_of_the_schemas_asked_for_are_listed_and_no_others() {
        RelationName orders = table(prod().relation("orders"));
        table(dev().relation("orders"));
        view(dev().relation("recent"), orders);

        assertThat(inDev()).containsExactly("orders table", "recent view");
    }

    @Test
    void a_view_comes_with_its_definition_and_a_table_without() {
        RelationName orders = table(dev().relation("orders"));
        RelationName recent = view(dev().relation("recent"), orders);

        assertThat(stored(recent).definition().orElseThrow()).containsIgnoringCase("select");
        assertThat(stored(orders).definition()).isEmpty();
    }

    @Test
    void a_schema_without_relations_is_listed_and_empty() {
        assertThat(list(dev()).listing(dev()))
                .isInstanceOfSatisfying(
                        Listing.Listed.class,
                        listed -> assertThat(listed.relations()).isEmpty());
    }

    @Test
    void a_schema_or_database_that_does_not_exist_is_absent_and_stops_nothing() {
        SchemaName nowhere = new SchemaName("no_such_database", "dev");
        table(dev().relation("orders"));

        Inventory inventory = list(dev(), schema("no_such_schema"), nowhere);

        assertThat(inventory.listing(schema("no_such_schema"))).isInstanceOf(Listing.Absent.class);
        assertThat(inventory.listing(nowhere)).isInstanceOf(Listing.Absent.class);
        assertThat(inventory.relations()).hasSize(1);
    }

    @Test
    void no_character_of_a_schema_is_a_wildcard() {
        makeSchema(schema("dev_a"));
        makeSchema(schema("devxa"));
        table(schema("devxa").relation("orders"));

        assertThat(list(schema("dev_a")).relations()).isEmpty();
        assertThat(list(schema("dev%")).listing(schema("dev%"))).isInstanceOf(Listing.Absent.class);
    }

    @Test
    void a_relation_of_other_letter_case_is_not_taken_for_the_one() {
        RelationName stored = table(dev().relation("Orders"));

        Look look = list(dev()).look(dev().relation("orders"), Quoting.ALL);

        assertThat(look).isNotInstanceOf(Look.Present.class);
        assertThat(list(dev()).relations()).extracting(Relation::name).containsExactly(stored);
    }

    @ParameterizedTest
    @FieldSource("io.devenv.contract.WarehouseContract#STRANGE_NAMES")
    void a_strange_name_is_listed_as_it_is(String name) {
        SchemaName strange = schema("s " + name);
        makeSchema(strange);
        RelationName table = table(strange.relation(name));
        RelationName view = view(strange.relation(name + " v"), table);

        assertThat(list(strange).relations()).extracting(Relation::name).containsExactly(table, view);
        assertThat(dependencies().dependentsOf(table)).containsExactly(view);
    }

    @Test
    void a_view_needs_what_it_reads_in_whatever_schema() {
        RelationName orders = table(prod().relation("orders"));
        RelationName recent = view(dev().relation("recent"), orders);
        RelationName daily = view(dev().relation("daily"), recent);

        assertThat(dependencies().dependentsOf(orders)).containsExactly(recent);
        assertThat(dependencies().dependentsOf(recent)).containsExactly(daily);
        assertThat(dependencies().dependentsOf(daily)).isEmpty();
    }

    @Test
    void rows_are_an_estimate_where_there_is_one() {
        Relation orders = stored(table(dev().relation("orders"), 1, 2, 3));

        assertThat(orders.kind()).isEqualTo(RelationKind.TABLE);
        orders.rows().ifPresent(rows -> assertThat(rows).isEqualTo(3));
    }
}
