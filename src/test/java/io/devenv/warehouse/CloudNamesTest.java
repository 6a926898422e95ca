package io.devenv.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of names: how each adapter of dbt looks a relation up, and how it writes its name. */
class CloudNamesTest {
    @ParameterizedTest(name = "{0}: {1}, quoting {2}, beside {3} is {4}")
    @CsvSource(quoteCharacter = '~', textBlock = """
        # Snowflake keeps what is not quoted in upper case, and dbt searches for that
        snowflake,  wh.dev.orders,     none, WH.DEV.ORDERS,     PRESENT
        snowflake,  wh.dev.Orders,     none, WH.DEV.ORDERS,     PRESENT
        snowflake,  wh.dev.orders,     none, WH.DEV.orders,     OTHER_CASE
        snowflake,  wh.dev.orders,     all,  wh.dev.orders,     PRESENT
        snowflake,  wh.dev.orders,     all,  wh.dev.ORDERS,     OTHER_CASE
        # a schema of another case is another schema
        snowflake,  wh.dev.orders,     none, WH.dev.ORDERS,     ABSENT
        snowflake,  wh.dev.orders,     all,  wh.DEV.orders,     ABSENT
        snowflake,  wh.dev.orders,     all,  WH.dev.orders,     ABSENT
        # quotes that belong to a name keep its case, and are searched without
        snowflake,  wh.dev."Orders",   none, WH.DEV.Orders,     PRESENT
        snowflake,  wh.dev."Orders",   none, WH.DEV.ORDERS,     OTHER_CASE
        snowflake,  wh.dev."Orders",   all,  wh.dev.Orders,     PRESENT
        snowflake,  wh.dev.say "hi",   all,  wh.dev.say "hi",   PRESENT
        snowflake,  wh.dev_a.orders,   none, WH.DEVXA.ORDERS,   ABSENT
        # BigQuery: exact, quoted or not, and nothing is said of a twin
        bigquery,   wh.dev.orders,     all,  wh.dev.orders,     PRESENT
        bigquery,   wh.dev.Orders,     all,  wh.dev.Orders,     PRESENT
        bigquery,   wh.dev.orders,     all,  wh.dev.ORDERS,     ABSENT
        bigquery,   wh.dev.orders,     all,  wh.DEV.orders,     ABSENT
        bigquery,   wh.dev.Orders,     none, wh.dev.Orders,     PRESENT
        bigquery,   wh.dev.Orders,     none, wh.dev.orders,     ABSENT
        bigquery,   wh.dev.`orders`,   all,  wh.dev.orders,     ABSENT
        # Databricks: case never matters
        databricks, wh.dev.Orders,     all,  wh.dev.orders,     PRESENT
        databricks, wh.dev.orders,     all,  wh.dev.ORDERS,     PRESENT
        databricks, WH.Dev.orders,     none, wh.dev.orders,     PRESENT
        databricks, wh.dev_a.orders,   all,  wh.devxa.orders,   ABSENT
        # Redshift stores lower case, whatever was quoted
        redshift,   wh.dev.orders,     all,  wh.dev.orders,     PRESENT
        redshift,   wh.dev.Orders,     all,  wh.dev.orders,     OTHER_CASE
        redshift,   wh.dev.Orders,     none, wh.dev.orders,     PRESENT
        redshift,   wh.Dev.orders,     all,  wh.dev.orders,     OTHER_CASE
        redshift,   wh.dev."orders",   all,  wh.dev.orders,     OTHER_CASE
        redshift,   wh.dev_a.orders,   all,  wh.devxa.orders,   ABSENT
        # Spark: as Redshift, but nothing is quoted by default
        spark,      wh.dev.Orders,     none, wh.dev.orders,     PRESENT
        spark,      wh.dev.orders,     none, wh.dev.Orders,     OTHER_CASE
        """)
    void a_name_is_looked_up_as_dbts_adapter_does(
            String adapter, String searched, String quoting, String lying, Look.Answer answer) {
        RelationName name = name(searched);
        RelationName there = name(lying);
        Map<SchemaName, Listing> listings = new HashMap<>();
        listings.put(name.inSchema(), new Listing.Listed(List.of()));
        listings.put(there.inSchema(), new Listing.Listed(List.of(Relation.of(there, RelationKind.TABLE))));
        Inventory inventory = new Inventory(AdapterRows.of(adapter).names(), listings);

        assertThat(inventory.look(name, quoting(quoting)).answer()).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0}: {1}, quoting {2}, is written {3}")
    @CsvSource(quoteCharacter = '~', textBlock = """
        snowflake,  wh.dev.Orders,   default, wh.dev.Orders,            true
        snowflake,  wh.dev.Orders,   all,     "wh"."dev"."Orders",      true
        snowflake,  wh.dev."Orders", default, wh.dev."Orders",          true
        snowflake,  wh.dev."Orders", all,     "wh"."dev".""Orders"",    false
        snowflake,  wh.dev.say "hi", all,     "wh"."dev"."say "hi"",    false
        bigquery,   w-h.dev.Orders,  default, `w-h`.`dev`.`Orders`,     true
        bigquery,   w-h.dev.Orders,  none,    w-h.dev.Orders,           true
        bigquery,   w-h.dev.a`b,     default, `w-h`.`dev`.`a`b`,        false
        databricks, WH.Dev.Orders,   default, `wh`.`dev`.`orders`,      true
        databricks, WH.Dev.Orders,   none,    wh.dev.orders,            true
        redshift,   wh.dev_a.Orders, default, "wh"."dev_a"."Orders",    true
        redshift,   wh.dev.Orders,   none,    wh.dev.Orders,            true
        redshift,   wh.dev.a"b,      default, "wh"."dev"."a"b",         false
        spark,      .dev.Orders,     default, dev.Orders,               true
        """)
    void a_name_is_written_as_dbts_adapter_does(
            String adapter, String written, String quoting, String sql, boolean canRun) {
        NameRules rules = AdapterRows.of(adapter).names();
        Quoting parts = quoting.equals("default") ? rules.defaultQuoting() : quoting(quoting);

        assertThat(rules.render(name(written), parts)).isEqualTo(sql);
        assertThat(rules.isWritable(name(written), parts)).isEqualTo(canRun);
    }

    @ParameterizedTest(name = "{0}: {1} and {2} the same: {3}")
    @CsvSource({
        "snowflake,  wh.dev.orders, WH.DEV.ORDERS, true",
        "bigquery,   wh.dev.orders, wh.dev.Orders, false",
        "databricks, wh.dev.orders, WH.dev.Orders, true",
        "redshift,   wh.dev.orders, wh.dev.Orders, true",
        "redshift,   wh.dev_.orders, wh.devx.orders, false",
    })
    void the_warehouse_itself_tells_names_apart_by_its_own_rule(
            String adapter, String one, String other, boolean same) {
        assertThat(AdapterRows.of(adapter).names().same(name(one), name(other))).isEqualTo(same);
    }

    private static Quoting quoting(String word) {
        return word.equals("all") ? Quoting.ALL : Quoting.NONE;
    }

    private static RelationName name(String dotted) {
        String[] parts = dotted.split("\\.", 3);
        return new RelationName(parts[0], parts[1], parts[2]);
    }
}
