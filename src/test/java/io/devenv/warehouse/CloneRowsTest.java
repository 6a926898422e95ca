package io.devenv.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.TestNode;
import io.devenv.core.document.Fields;
import io.devenv.core.plan.TestClone;
import io.devenv.core.relation.CloneRules;
import io.devenv.core.relation.CloneRules.Trait;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.target.Target;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What dbt clone makes on each adapter, by the adapters' own rows. */
class CloneRowsTest {
    /** Of one model. */
    private static TestClone clone(
            String type, String schema, UnaryOperator<TestNode> branch, UnaryOperator<TestNode> state) {
        return new TestClone(model("dev", branch), model(schema, state), AdapterRows.of(type));
    }

    private static TestManifest model(String schema, UnaryOperator<TestNode> settings) {
        return new TestManifest().model("a", node -> settings.apply(node.lives("wh", schema, "a")));
    }

    private static TestNode delta(TestNode node) {
        return node.config("file_format", "delta");
    }

    @ParameterizedTest(name = "{0}: a {1} in production is cloned as a {2}")
    @CsvSource({
        "duckdb,     TABLE,             view",
        "duckdb,     VIEW,              view",
        "redshift,   TABLE,             view",
        "redshift,   MATERIALIZED_VIEW, view",
        "snowflake,  TABLE,             table",
        "snowflake,  VIEW,              view",
        "snowflake,  DYNAMIC_TABLE,     view",
        "snowflake,  EXTERNAL,          view",
        "snowflake,  OTHER,             view",
        "bigquery,   TABLE,             table",
        "bigquery,   VIEW,              view",
        "bigquery,   MATERIALIZED_VIEW, view",
        "bigquery,   EXTERNAL,          view",
        "databricks, TABLE,             table",
        "databricks, VIEW,              view",
        "databricks, MATERIALIZED_VIEW, view",
        "databricks, OTHER,             view",
        "spark,      TABLE,             table",
        "spark,      VIEW,              view",
    })
    void a_table_is_made_of_what_the_warehouse_can_copy_and_a_view_of_all_else(
            String type, RelationKind production, String made) {
        TestClone clone =
                clone(type, "prod", CloneRowsTest::delta, CloneRowsTest::delta).lies("prod", "a", production);

        assertThat(clone.lines()).containsExactly("a: " + made + " missing-in-dev from prod.a");
    }

    @ParameterizedTest(name = "{0}, production''s own {1} as the target: {2}")
    @CsvSource({
        "duckdb,     TABLE, view view-of-itself over table from dev.a",
        "redshift,   TABLE, view view-of-itself over table from dev.a",
        "snowflake,  TABLE, - same-relation",
        "bigquery,   TABLE, - same-relation",
        "databricks, TABLE, - drops-itself",
        "databricks, VIEW,  view view-of-itself over view from dev.a",
        "spark,      TABLE, - clones-itself",
    })
    void what_a_full_refresh_makes_of_productions_own_relation(String type, RelationKind kind, String answer) {
        TestClone clone = clone(type, "dev", CloneRowsTest::delta, CloneRowsTest::delta)
                .lies("dev", "a", kind)
                .fullRefresh();

        assertThat(clone.lines()).containsExactly("a: " + answer);
    }

    @ParameterizedTest(name = "{0}, a {1} in dev, full refresh: {2}")
    @CsvSource({
        "snowflake,  EXTERNAL,          - in-the-way",
        "snowflake,  MATERIALIZED_VIEW, - in-the-way",
        "snowflake,  VIEW,              table full-refresh over view from prod.a",
        "bigquery,   EXTERNAL,          table full-refresh over external from prod.a",
        "databricks, OTHER,             table full-refresh over other from prod.a",
        "redshift,   MATERIALIZED_VIEW, view full-refresh over materialized_view from prod.a",
    })
    void what_has_to_give_way_does_unless_dbt_cannot_drop_it(String type, RelationKind kind, String answer) {
        TestClone clone = clone(type, "prod", CloneRowsTest::delta, CloneRowsTest::delta)
                .lies("dev", "a", kind)
                .lies("prod", "a", RelationKind.TABLE)
                .fullRefresh();

        assertThat(clone.lines()).containsExactly("a: " + answer);
    }

    @ParameterizedTest(name = "{0}: transient {1} on the branch and {2} in the state, production has a {3}: {4}")
    @CsvSource({
        "snowflake, false, true,  TABLE, - transient-in-state",
        "snowflake, false, ,      TABLE, - transient-in-state",
        "snowflake, false, false, TABLE, table missing-in-dev from prod.a",
        "snowflake, ,      true,  TABLE, table missing-in-dev from prod.a",
        "snowflake, true,  false, TABLE, table missing-in-dev from prod.a",
        "snowflake, false, true,  VIEW,  view missing-in-dev from prod.a",
        "bigquery,  false, true,  TABLE, table missing-in-dev from prod.a",
    })
    void a_transient_table_is_not_copied_into_a_permanent_one(
            String type, Boolean branch, Boolean state, RelationKind production, String answer) {
        TestClone clone = clone(
                        type, "prod", node -> node.config("transient", branch), node -> node.config("transient", state))
                .lies("prod", "a", production);

        assertThat(clone.lines()).containsExactly("a: " + answer);
    }

    @ParameterizedTest(name = "{0}, file_format {1}, production has a {2}: {3}")
    @CsvSource({
        "spark,      delta,   TABLE, table missing-in-dev from prod.a",
        "spark,      parquet, TABLE, - wrong-file-format",
        "spark,      parquet, VIEW,  - wrong-file-format",
        "spark,      ,        TABLE, - wrong-file-format",
        "databricks, parquet, TABLE, table missing-in-dev from prod.a",
        "databricks, ,        TABLE, table missing-in-dev from prod.a",
    })
    void spark_clones_delta_and_nothing_else(String type, String format, RelationKind production, String answer) {
        TestClone clone = clone(type, "prod", node -> node.config("file_format", format), CloneRowsTest::delta)
                .lies("prod", "a", production);

        assertThat(clone.lines()).containsExactly("a: " + answer);
    }

    @ParameterizedTest(name = "catalog {0}: {1}")
    @CsvSource({
        "hive_metastore, CLONES_ITSELF",
        "HIVE_METASTORE, CLONES_ITSELF",
        "'', CLONES_ITSELF",
        "main, DROPS_ITSELF"
    })
    void a_hive_table_is_not_dropped_before_it_is_cloned(String catalog, Trait trait) {
        Target target = new Target("shop", "dev", "databricks", "dev", 1, "/", new Fields(Map.of("database", catalog)));

        assertThat(Warehouses.adapter("databricks").rules(target).cloning())
                .isEqualTo(new CloneRules(Set.of(RelationKind.TABLE), Set.of(Trait.SHARES_FILES, trait)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "duckdb,     false",
        "redshift,   false",
        "snowflake,  false",
        "bigquery,   false",
        "databricks, true",
        "spark,      true",
    })
    void clones_are_shallow_on_lakes(String type, boolean shallow) {
        assertThat(AdapterRows.of(type).cloning().has(Trait.SHARES_FILES)).isEqualTo(shallow);
    }
}
