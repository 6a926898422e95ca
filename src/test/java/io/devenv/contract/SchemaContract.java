package io.devenv.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** When every warehouse lets a schema go, and how it comes back. */
public abstract class SchemaContract extends WarehouseContract {
    /** What no listing has and yet lies in a schema: a word of its description, and the statement that makes it in schema dev. */
    abstract Map<String, String> hidden();

    /** The schema that every database has. */
    abstract SchemaName everywhere();

    @Test
    void an_empty_schema_is_dropped_and_comes_back() {
        Change drop = dropSchema(dev());

        assertThat(objection(drop)).isEmpty();
        make(drop);
        assertThat(isThere(dev())).isFalse();

        make(reversed(drop));
        assertThat(isThere(dev())).isTrue();
        assertThat(inDev()).isEmpty();
    }

    @Test
    void a_schema_that_holds_a_relation_stays_with_it() {
        RelationName orders = table(dev().relation("orders"), 7);
        Change drop = dropSchema(dev());

        assertThat(objection(drop).orElseThrow().toString())
                .contains("still holds")
                .contains("orders");
        assertThat(refusal(drop).message()).contains("still holds");
        assertThat(ids(orders)).containsExactly(7L);
    }

    @TestFactory
    Stream<DynamicTest> a_schema_stays_with_whatever_no_listing_shows() {
        return hidden().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    makeSchemas();
                    run(each.getValue());
                    Change drop = dropSchema(dev());

                    assertThat(facts(dev()).others()).singleElement().asString().contains(each.getKey());
                    Problem objection = objection(drop).orElseThrow();
                    assertThat(objection.fault()).isEqualTo(Fault.WAREHOUSE);
                    assertThat(objection.toString()).contains("still holds").contains(each.getKey());
                    refusal(drop);
                    assertThat(isThere(dev())).isTrue();
                }));
    }

    @Test
    void a_schema_goes_together_with_the_last_that_lay_in_it() {
        RelationName orders = table(dev().relation("orders"), 1);
        RelationName recent = view(dev().relation("recent"), orders);
        Change dropView = drop(recent);
        Change dropTable = Change.drop(orders, RelationKind.TABLE, Optional.empty(), "test");
        Change dropSchema = dropSchema(dev());

        make(dropView, dropTable, dropSchema);
        assertThat(isThere(dev())).isFalse();

        run("create schema other");
        make(reversed(dropSchema));
        table(orders, 1);
        make(reversed(dropView));
        assertThat(inDev()).containsExactly("orders table", "recent view");
    }

    @Test
    void a_schema_that_is_not_empty_keeps_what_goes_with_it_too() {
        table(dev().relation("orders"), 1);
        table(dev().relation("other"), 2);

        refusal(Change.drop(dev().relation("orders"), RelationKind.TABLE, Optional.empty(), "test"), dropSchema(dev()));

        assertThat(inDev()).containsExactly("orders table", "other table");
    }

    @Test
    void the_schema_that_every_database_has_is_never_dropped() {
        Change drop = Change.dropSchema(everywhere(), Optional.empty(), "test");

        assertThat(facts(everywhere()).obstacle()).isPresent();
        assertThat(objection(drop).orElseThrow().toString()).contains("every");
        refusal(drop);
        assertThat(isThere(everywhere())).isTrue();
    }

    @Test
    void a_schema_that_is_not_there_has_no_facts_and_is_not_dropped() {
        SchemaName gone = schema("gone");

        assertThat(described(gone)).isEmpty();
        assertThat(objection(Change.dropSchema(gone, Optional.empty(), "test"))
                        .orElseThrow()
                        .toString())
                .contains("not there any more");
    }

    @Test
    void an_empty_schema_has_nothing_that_holds_it() {
        assertThat(facts(dev()).others()).isEmpty();
        assertThat(facts(dev()).obstacle()).isEmpty();
    }

    @Test
    void what_goes_with_a_table_holds_no_schema() {
        run("create table " + quoted(dev().relation("indexed")) + " (id int primary key)");
        run("create index some_index on " + quoted(dev().relation("indexed")) + " (id)");

        assertThat(facts(dev()).others()).isEmpty();
    }

    @Test
    void a_connection_for_reading_drops_no_schema() {
        refusalToChangeWhenReading(dropSchema(dev()));

        assertThat(isThere(dev())).isTrue();
    }

    @ParameterizedTest
    @FieldSource("io.devenv.contract.WarehouseContract#STRANGE_NAMES")
    void a_schema_of_a_strange_name_is_dropped_as_any_other_and_nothing_of_it_run(String name) {
        RelationName canary = table(prod().relation("canary"), 42);
        SchemaName strange = schema(name);
        makeSchema(strange);
        Change drop = dropSchema(strange);

        make(drop);
        assertThat(isThere(strange)).isFalse();
        make(reversed(drop));
        assertThat(isThere(strange)).isTrue();
        assertThat(statements(drop))
                .hasSize(1)
                .allSatisfy(sql -> assertThat(sql).doesNotContainIgnoringCase("cascade"));
        assertThat(ids(canary)).containsExactly(42L);
    }

    Change dropSchema(SchemaName schema) {
        return Change.dropSchema(schema, facts(schema).definition(), "test");
    }

    SchemaFacts facts(SchemaName schema) {
        return described(schema).orElseThrow();
    }

    boolean isThere(SchemaName schema) {
        return list(schema).listing(schema) instanceof Listing.Listed;
    }
}
