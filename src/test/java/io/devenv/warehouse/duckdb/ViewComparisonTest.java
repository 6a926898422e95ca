package io.devenv.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.ViewQueries;
import io.devenv.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A view is made of another query where its own, as DuckDB keeps it, has another tree. */
class ViewComparisonTest {
    private static final String TABLE = "create table dev.t(id int, shop varchar, beans int, day date)";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from %s",
                "SELECT  id,shop FROM %s -- every shop\nwhere beans>2 and shop in ('a','b');",
                """
                with s as (select * from %s),
                n as (select shop, count(*) as n, sum(beans) filter (where id > 1) b from s group by 1)
                select n.*, row_number() over (partition by n.shop order by n desc) rn, case when n > 1 then 'x' end k
                from n left join %s d using (shop) qualify rn = 1 order by 1 limit 10
                """,
                """
                select id::bigint id, coalesce(shop, 'x') || 'it''s', not beans is null, beans between 1 and 2, -beans, id // 2,
                shop ilike 'a%', day::timestamp + interval 3 day, [1, 2], {'a': 1}, 1.50, 1e3, $$a$$, ifnull(id, 1) from %s
                """,
                "select * exclude (id) replace (upper(shop) as shop) from %s",
                "select a.id from %s a, %s b where a.id = b.id union all select id from %s except select 1",
                "from %s select distinct on (shop) shop, \"id\"",
                "select (select max(id) from %s) m, exists (select 1), array(select id from %s)",
                "with recursive r as (select 1 as n union all select n + 1 from r where n < 3) select * from r",
            })
    void a_view_of_the_same_query_is_not_other_whatever_it_looks_like_and_wherever_it_reads(String query) {
        assertThat(different(query, query)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from %s",
                "select shop, id from %s",
                "select id, shop from %s where beans > 3",
                "select id, shop from %s where beans >= 2",
                "select id, shop from %s where beans > '2'",
                "select id, shop as s from %s where beans > 2",
                "select distinct id, shop from %s where beans > 2",
                "select id, shop from other where beans > 2",
            })
    void a_view_of_another_query_is(String query) {
        assertThat(different("select id, shop from %s where beans > 2", query)).containsExactly("v");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id, shop from (",
                "",
                "values",
                "insert into t select 1",
                "select id from read_csv('t.csv')",
            })
    void what_cannot_be_compared_is_taken_for_the_same(String query) {
        assertThat(different("select id, shop from %s", query)).isEmpty();
    }

    @Test
    void a_view_that_dbt_made_of_limited_parents_is_taken_for_the_same() {
        String limited = "select id from (select * from %s where false limit 0) _dbt_limit_subq_t";
        assertThat(different(limited, "select id from %s")).isEmpty();
    }

    @Test
    void one_that_cannot_be_compared_hides_no_other() {
        Wh wh = new Wh(folder)
                .run("wh.duckdb", "create schema dev", TABLE, "create view dev.v1 as select id from dev.t");
        wh.run(
                "wh.duckdb",
                "create view dev.v2 as select id from dev.t",
                "create view dev.v3 as select shop from dev.t");
        wh.read(wh.target(), warehouse -> {
            Inventory inventory = warehouse.list(Set.of(Wh.DEV));
            Map<Relation, String> queries = new LinkedHashMap<>();
            queries.put(view(inventory, "v1"), "select id from t");
            queries.put(view(inventory, "v2"), "nonsense (");
            queries.put(view(inventory, "v3"), "select id from t");
            assertThat(otherwise(warehouse, queries))
                    .extracting(RelationName::identifier)
                    .containsExactly("v3");
        });
    }

    /** Whether a view that was made of one query over dev's table is told from another query. */
    private Set<String> different(String made, String query) {
        Wh wh = new Wh(folder)
                .run("wh.duckdb", "create schema dev", TABLE, "create view dev.v as (" + bare(made, "wh.dev.t") + ")");
        Set<String> found = new HashSet<>();
        wh.read(wh.target(), warehouse -> {
            Inventory inventory = warehouse.list(Set.of(Wh.DEV));
            otherwise(warehouse, Map.of(view(inventory, "v"), query.replace("%s", "\"T\"")))
                    .forEach(name -> found.add(name.identifier()));
        });
        return found;
    }

    private static Set<RelationName> otherwise(Warehouse warehouse, Map<Relation, String> queries) {
        return ((ViewQueries) warehouse).madeOtherwise(queries);
    }

    /** What dbt puts between the brackets. */
    private static String bare(String query, String table) {
        return query.replace("%s", table).replace(";", "") + "\n";
    }

    private static Relation view(Inventory inventory, String name) {
        return inventory.holder(new RelationName("wh", "dev", name)).orElseThrow();
    }
}
