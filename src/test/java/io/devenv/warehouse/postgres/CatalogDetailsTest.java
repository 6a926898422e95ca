package io.devenv.warehouse.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.devenv.contract.PostgresServer;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the catalog tells of each relation, and to whom. */
class CatalogDetailsTest {
    private final Db db = Db.make();

    @Test
    void a_definition_names_everything_in_full_whatever_the_search_path() {
        db.run("create table dbt_ann.orders (id int)", "create view dbt_ann.shown as select id from dbt_ann.orders");
        db.run("alter role postgres in database " + db.name() + " set search_path = dbt_ann");

        assertThat(db.relation("shown").definition().orElseThrow()).contains("FROM dbt_ann.orders");
    }

    @Test
    void rows_are_unknown_until_they_are_counted() {
        db.run(
                "create table dbt_ann.orders as select generate_series(1, 1000) as id",
                "create table dbt_ann.empty (id int)");

        assertThat(db.relation("orders").rows()).isEmpty();

        db.run("analyze dbt_ann.orders", "analyze dbt_ann.empty");
        assertThat(db.relation("orders").rows()).hasValue(1000);
        assertThat(db.relation("empty").rows()).hasValue(0);
    }

    @Test
    void bytes_count_indexes_and_views_have_none() {
        db.run(
                "create table dbt_ann.orders as select generate_series(1, 1000) as id",
                "create view dbt_ann.shown as select * from dbt_ann.orders");
        long alone = db.relation("orders").bytes().orElseThrow();

        db.run("create index on dbt_ann.orders (id)");

        assertThat(alone).isGreaterThanOrEqualTo(1000 * 4);
        assertThat(db.relation("orders").bytes().orElseThrow()).isGreaterThan(alone);
        assertThat(db.relation("shown").bytes()).isEmpty();
    }

    @Test
    void what_somebody_has_locked_is_listed_without_its_size() throws SQLException {
        db.run(
                "create table dbt_ann.orders as select 1 as id",
                "create view dbt_ann.shown as select id from dbt_ann.orders");
        try (Connection builder = PostgresServer.connect(db.name());
                Statement statement = builder.createStatement()) {
            builder.setAutoCommit(false);
            statement.execute("lock table dbt_ann.orders in access exclusive mode");

            // One listing: each waits for a second.
            List<Relation> found = db.list(db.schema("dbt_ann")).relations();
            assertThat(found)
                    .extracting(relation -> relation.name().identifier(), Relation::kind)
                    .containsExactly(tuple("orders", RelationKind.TABLE), tuple("shown", RelationKind.VIEW));
            assertThat(found.get(0).bytes()).isEmpty();
            assertThat(found.get(1).definition()).isEmpty();
        }
    }

    @Test
    void who_may_not_even_use_a_schema_sees_what_lies_there() {
        db.run("create table dbt_ann.orders (id int)", "create role stranger_" + db.name() + " login");

        assertThat(db.listAs("stranger_" + db.name(), db.schema("dbt_ann")).relations())
                .hasSize(1);
    }

    @Test
    void a_catalog_one_may_not_read_is_unreadable_and_dbt_stops_too() {
        db.run(
                "create role blind_" + db.name() + " login",
                "revoke select on pg_catalog.pg_class from public",
                "create table dbt_ann.orders (id int)");

        Listing listing = db.listAs("blind_" + db.name(), db.schema("dbt_ann")).listing(db.schema("dbt_ann"));

        assertThat(listing).isInstanceOfSatisfying(Listing.Unreadable.class, unreadable -> {
            assertThat(unreadable.why().code()).isEqualTo("postgres-query-failed");
            assertThat(unreadable.why().message()).isEqualTo("cannot list database " + db.name());
            assertThat(unreadable.refusal()).hasValue("ERROR: permission denied for table pg_class");
        });
    }
}
