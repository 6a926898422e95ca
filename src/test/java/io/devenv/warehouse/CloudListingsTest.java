package io.devenv.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.document.Fields;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.CacheRules;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Listing.Absent.Missing;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.target.Secret;
import io.devenv.core.target.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of listings: what each adapter of dbt makes of a schema it does not get listed, and what a profile says of a target. */
class CloudListingsTest {
    private static final SchemaName DEV = new SchemaName("wh", "dev");
    private static final RelationName ORDERS = DEV.relation("orders");

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(textBlock = """
        duckdb,     no schema,                     EMPTY
        duckdb,     no database,                   STOPS_BUILDING
        duckdb,     refused with IO Error,         STOPS
        snowflake,  no schema,                     EMPTY
        snowflake,  no database,                   STOPS_BUILDING
        snowflake,  refused with 002043 (02000),   EMPTY
        snowflake,  refused with 003001 (42501),   STOPS
        snowflake,  refused with ,                 STOPS
        bigquery,   no schema,                     EMPTY
        bigquery,   no database,                   STOPS_BUILDING
        bigquery,   refused with 403,              EMPTY
        databricks, no schema,                     EMPTY
        databricks, no database,                   STOPS_BUILDING
        databricks, refused with usage,            EMPTY
        redshift,   no schema,                     EMPTY
        redshift,   no database,                   STOPS
        redshift,   refused with usage,            EMPTY
        spark,      no schema,                     EMPTY
        spark,      refused with denied,           STOPS
        """)
    void dbt_makes_of_a_schema_it_does_not_get_listed(String adapter, String what, CacheRules.Gap gap) {
        assertThat(rules(adapter).gap(DEV, listing(what))).contains(gap);
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "snowflake", "bigquery", "databricks", "redshift", "spark"})
    void what_nobody_could_ask_is_unknown_everywhere(String adapter) {
        Listing unknown = new Listing.Unreadable(Problem.of(Fault.WAREHOUSE, "no-driver", "no driver"));
        Inventory seen = inventory(adapter, Map.of(DEV, unknown));

        assertThat(rules(adapter).gap(DEV, unknown)).isEmpty();
        assertThat(seen.look(ORDERS, Quoting.ALL).answer()).isEqualTo(Look.Answer.UNREADABLE);
    }

    @Test
    void what_is_listed_is_no_gap() {
        assertThat(rules("snowflake").gap(DEV, new Listing.Listed(List.of()))).isEmpty();
    }

    @Test
    void dbt_takes_all_in_a_schema_it_may_not_list_for_absent_where_its_adapter_does() {
        Look look = inventory("bigquery", Map.of(DEV, refused("403"))).look(ORDERS, Quoting.ALL);

        assertThat(look.answer()).isEqualTo(Look.Answer.ABSENT);
        assertThat(look).isEqualTo(new Look.Unseen(new Look.Unreadable(refused("403"))));
    }

    @ParameterizedTest(name = "{0} with datasharing {1}: wh.dev.orders is {2}, other.dev.orders {3}")
    @CsvSource({
        "redshift,  false, PRESENT, ABSENT",
        "redshift,  true,  PRESENT, PRESENT",
        "snowflake, false, PRESENT, PRESENT",
    })
    void redshift_lists_the_database_it_is_connected_to_and_no_other(
            String adapter, boolean sharing, Look.Answer own, Look.Answer others) {
        SchemaName other = new SchemaName("other", "dev");
        Map<SchemaName, Listing> listings = new HashMap<>();
        for (SchemaName schema : List.of(DEV, other)) {
            listings.put(schema, listed(schema.relation("orders"), RelationKind.TABLE));
        }
        Target target = target(adapter, Map.of("database", "WH", "datasharing", sharing));
        var row = Warehouses.adapter(adapter).rules(target);
        Inventory seen = new Inventory(row.names(), listings).seenBy(row.cache());

        assertThat(seen.look(ORDERS, Quoting.ALL).answer()).isEqualTo(own);
        assertThat(seen.look(other.relation("orders"), Quoting.ALL).answer()).isEqualTo(others);
    }

    @Test
    void redshift_with_datasharing_has_an_error_for_a_schema_that_is_not_there() {
        Target target = target("redshift", Map.of("database", "wh", "datasharing", true));

        assertThat(Warehouses.adapter("redshift").rules(target).cache().gap(DEV, new Listing.Absent()))
                .contains(CacheRules.Gap.STOPS);
    }

    @ParameterizedTest(name = "{0}: a function is {1}")
    @CsvSource({
        "snowflake, PRESENT",
        "bigquery, PRESENT",
        "redshift, PRESENT",
        "databricks, ABSENT",
        "duckdb, ABSENT",
        "spark, ABSENT"
    })
    void a_user_function_counts_as_a_relation_where_dbt_lists_functions(String adapter, Look.Answer answer) {
        Inventory seen = inventory(adapter, Map.of(DEV, listed(ORDERS, RelationKind.FUNCTION)));

        assertThat(seen.look(ORDERS, Quoting.ALL).answer()).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0} {1}: {2}, shown as {3}")
    @CsvSource({
        "snowflake,  analytics, analytics,      snowflake analytics",
        "bigquery,   shop-dev,  shop-dev,       bigquery shop-dev",
        "databricks, main,      main,           databricks main",
        "databricks, '',        hive_metastore, databricks hive_metastore",
        "redshift,   analytics, analytics,      redshift analytics",
        "spark,      '',        '',             spark",
    })
    void a_target_builds_into_the_database_of_its_profile(
            String adapter, String profile, String database, String shown) {
        Target target = target(adapter, profile.isEmpty() ? Map.of() : Map.of("database", profile));

        assertThat(Warehouses.adapter(adapter).database(target)).isEqualTo(database);
        assertThat(Warehouses.adapter(adapter).describe(target)).isEqualTo(shown);
        assertThat(Warehouses.adapter(adapter).defaultSchema()).isEmpty();
    }

    @Test
    void a_database_that_came_from_a_secret_is_used_and_not_shown() {
        Target target = target("snowflake", Map.of("database", new Secret("hush")));

        assertThat(Warehouses.adapter("snowflake").database(target)).isEqualTo("hush");
        assertThat(Warehouses.adapter("snowflake").describe(target)).isEqualTo("snowflake *****");
    }

    @ParameterizedTest
    @ValueSource(strings = {"snowflake", "bigquery", "databricks", "redshift", "spark"})
    void nobody_connects_and_the_way_round_is_named(String type) {
        Adapter adapter = Warehouses.adapter(type);
        Target target = target(type, Map.of());

        assertThat(adapter.type()).isEqualTo(type);
        for (Stop stop : List.of(
                catchThrowableOfType(Stop.class, () -> adapter.openToRead(target)),
                catchThrowableOfType(Stop.class, () -> adapter.openToChange(target, Set.of())))) {
            assertThat(stop.problem().code()).isEqualTo("adapter-unsupported");
            assertThat(stop.problem().fault()).isEqualTo(Fault.PROJECT);
            assertThat(stop.problem().next()).contains("devenv plan --inventory FILE");
        }
    }

    private static Listing listing(String what) {
        return switch (what) {
            case "no schema" -> new Listing.Absent();
            case "no database" -> new Listing.Absent(Missing.DATABASE);
            default -> refused(what.replaceFirst("refused with ?", ""));
        };
    }

    private static Listing.Unreadable refused(String words) {
        return new Listing.Unreadable(Problem.of(Fault.WAREHOUSE, "refused", "refused"), Optional.of(words));
    }

    private static Listing listed(RelationName name, RelationKind kind) {
        return new Listing.Listed(List.of(Relation.of(name, kind)));
    }

    private static Inventory inventory(String adapter, Map<SchemaName, Listing> listings) {
        var row = Warehouses.adapter(adapter).rules(target(adapter, Map.of("database", "wh")));
        return new Inventory(row.names(), listings).seenBy(row.cache());
    }

    private static CacheRules rules(String adapter) {
        return Warehouses.adapter(adapter)
                .rules(target(adapter, Map.of("database", "wh")))
                .cache();
    }

    private static Target target(String adapter, Map<String, Object> settings) {
        return new Target("shop", "dev", adapter, "dev", 1, "/", new Fields(new HashMap<>(settings)));
    }
}
