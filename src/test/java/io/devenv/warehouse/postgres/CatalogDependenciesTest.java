package io.devenv.warehouse.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.contract.PostgresServer;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server would not drop without taking others along. */
class CatalogDependenciesTest {
    private final String database = PostgresServer.newDatabase();

    @BeforeEach
    void makeSchemas() {
        run("create schema dev", "create schema prod", "create table dev.orders (id int primary key)");
    }

    @Test
    void views_and_materialized_views_need_what_they_read_whatever_the_schema() {
        run(
                "create materialized view prod.kept as select * from dev.orders",
                "create view dev.shown as select * from prod.kept join dev.orders using (id)");

        assertThat(dependents("dev", "orders")).containsExactly("dev.shown", "prod.kept");
        assertThat(dependents("prod", "kept")).containsExactly("dev.shown");
        assertThat(dependents("dev", "shown")).isEmpty();
    }

    @Test
    void a_foreign_key_needs_the_table_it_points_to() {
        run("create table prod.items (order_id int references dev.orders)");

        assertThat(dependents("dev", "orders")).containsExactly("prod.items");
    }

    @Test
    void partitions_and_children_need_their_parent() {
        run(
                "create table dev.parted (id int) partition by range (id)",
                "create table dev.parted_1 partition of dev.parted for values from (0) to (10)",
                "create table dev.child () inherits (dev.orders)");

        assertThat(dependents("dev", "parted")).containsExactly("dev.parted_1");
        assertThat(dependents("dev", "orders")).containsExactly("dev.child");
    }

    @Test
    void functions_stand_between_as_far_as_the_server_has_read_them() {
        run(
                "create function dev.newest() returns int begin atomic select max(id) from dev.orders; end",
                "create function dev.unread() returns int language sql as 'select max(id) from dev.orders'",
                "create view dev.shown as select dev.newest() as id",
                "create table dev.audited (id int default dev.newest())");

        assertThat(dependents("dev", "orders")).containsExactly("dev.newest");
        assertThat(dependents("dev", "newest")).containsExactly("dev.audited", "dev.shown");
    }

    @Test
    void a_column_or_argument_of_a_tables_row_type_needs_the_table() {
        run(
                "create table dev.boxed (it dev.orders, many dev.orders[])",
                "create function dev.first(it dev.orders) returns int language sql return 1");

        assertThat(dependents("dev", "orders")).containsExactly("dev.boxed", "dev.first");
    }

    @Test
    void triggers_policies_and_indexes_need_the_functions_they_call() {
        run(
                "create function dev.note() returns trigger language plpgsql as 'begin return new; end'",
                "create function dev.mine(id int) returns boolean language sql immutable return id > 0",
                "create trigger noted after insert on dev.orders for each row execute function dev.note()",
                "create table dev.guarded (id int)",
                "create policy own on dev.guarded using (dev.mine(id))",
                "create table dev.indexed (id int)",
                "create index on dev.indexed (dev.mine(id))");

        assertThat(dependents("dev", "note")).containsExactly("dev.orders");
        assertThat(dependents("dev", "mine")).containsExactly("dev.guarded", "dev.indexed");
    }

    @Test
    void a_default_from_another_tables_sequence_and_a_rule_need_that_table() {
        run(
                "create table dev.counted (id serial)",
                "create table dev.follows (id int default nextval('dev.counted_id_seq'))",
                "create table dev.watched (id int)",
                "create rule noted as on insert to dev.watched do also insert into dev.orders values (new.id)");

        assertThat(dependents("dev", "counted")).containsExactly("dev.follows");
        assertThat(dependents("dev", "orders")).containsExactly("dev.watched");
    }

    @Test
    void whatever_else_hangs_on_a_relation_is_named() {
        run(
                "create type dev.pair as (one dev.orders, two int)",
                "create domain dev.checked as dev.orders",
                "create cast (dev.orders as text) with inout",
                "create publication everything for table dev.orders");

        assertThat(dependents("dev", "orders"))
                .containsExactly(
                        "cast from dev.orders to text",
                        "composite type dev.pair",
                        "publication of table dev.orders in publication everything",
                        "type dev.checked");
    }

    @Test
    void what_is_a_tables_own_goes_with_it_and_is_nobody_elses() {
        run(
                "create table dev.whole (id serial primary key, it int generated always as identity, n text unique)",
                "create index on dev.whole (n)",
                "create statistics dev.counts on id, n from dev.whole",
                "alter table dev.whole add check (id > 0), add foreign key (it) references dev.whole (id)",
                "alter table dev.whole enable row level security",
                "create policy own on dev.whole using (n = 'me')");

        assertThat(dependencies(database).needs()).isEmpty();
    }

    @Test
    void a_relation_does_not_need_itself_nor_the_servers_own() {
        run("create view dev.sized as select relname from pg_class");

        assertThat(dependencies(database).needs()).isEmpty();
    }

    @Test
    void another_database_is_not_looked_into() {
        run("create view dev.shown as select * from dev.orders");

        assertThat(dependencies("postgres").needs()).isEmpty();
    }

    private void run(String... statements) {
        PostgresServer.run(database, List.of(statements));
    }

    private Dependencies dependencies(String asked) {
        try (Warehouse warehouse = new Postgres().openToRead(PostgresServer.target(database, Map.of()))) {
            return warehouse.dependencies(Set.of(asked));
        }
    }

    private List<String> dependents(String schema, String name) {
        return dependencies(database).dependentsOf(new RelationName(database, schema, name)).stream()
                .map(RelationName::toString)
                .toList();
    }
}
