package io.devenv.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.RelationName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewDependenciesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            select * from dev.t                                                          | dev.t
            from dev.t                                                                   | dev.t
            select * from wh.dev.t                                                       | dev.t
            select * from DEV.T                                                          | dev.t
            select * from t                                                              | dev.t
            select * from only_main                                                      | main.only_main
            select * from prod.t a join dev.t b using (id)                               | dev.t prod.t
            select * from dev.t, lateral (select t.id + (select max(id) from prod.t))    | dev.t prod.t
            select (select max(id) from prod.t) as id where exists (from dev.t)          | dev.t prod.t
            select id from dev.t union all select id from prod.t except select id from u | dev.t dev.u prod.t
            with q as (select * from dev.t) select * from q                              | dev.t
            with t as (select 1 as id) select * from t                                   |
            with t as (select * from t) select * from t                                  | dev.t
            with t as (select * from t), q as (select * from t) select * from prod.t, q  | dev.t prod.t
            with t as (select 1 as id) select * from dev.t                               | dev.t
            with T as (select 1 as id) select * from (select * from t)                   |
            select * from (with t as (select 1 as id) select * from t), t                | dev.t
            with recursive r as (select 1 as id union all select id + 1 from r where id < 3) select * from r |
            with recursive t as (select 1 as id union all select id + 1 from t where id < 3) select * from t |
            with q as materialized (select * from t) select * from q a, q b              | dev.t
            select * from (pivot dev.t on id in (1, 2) using count(*))                   | dev.t
            select * from (unpivot prod.t on id into name n value v)                     | prod.t
            select * from range(3) r, dev.t                                              | dev.t
            values (1), (2)                                                              |
            select 'dev.t' as id                                                         |
            select 1 as id, 'a;b' as t                                                   |
            describe dev.t                                                               | dev.t
            select * from (summarize prod.t)                                             | prod.t
            select * from query('select * from prod.t')                                  | dev.t prod.t
            select * from query_table('dev.u')                                           | dev.u
            select * from by_macro()                                                     | dev.t prod.t
            select scalar_macro(1) as id                                                 | dev.t prod.t
            select id as "as", 1 as "x"") as" from dev."od""d. name"                     | dev.od"d. name
            select * from dev.t asof join prod.t p on t.id >= p.id                       | dev.t prod.t
            select id, count(*) over w from dev.t window w as (order by id)              | dev.t
            from dev.t semi join prod.t using (id)                                       | dev.t prod.t
            from dev.t tablesample 10%                                                   | dev.t
            """)
    void a_view_needs_exactly_what_it_reads(String query, String needed) {
        Wh wh = new Wh(folder)
                .run("wh.duckdb", SCHEMAS)
                .run("wh.duckdb", "use dev", "create view \"v ( as\" as " + query);

        assertThat(needs(wh, "v ( as")).isEqualTo(names(needed));
    }

    @Test
    void column_names_in_the_view_do_not_hide_its_query() {
        Wh wh = new Wh(folder)
                .run("wh.duckdb", SCHEMAS)
                .run("wh.duckdb", "create view dev.v(\"a) as select\", b) as select 1, 2 from prod.t");

        assertThat(needs(wh, "v")).containsExactly("prod.t");
    }

    @Test
    void a_broken_view_needs_what_is_still_there() {
        Wh wh = new Wh(folder)
                .run("wh.duckdb", SCHEMAS)
                .run("wh.duckdb", "create view dev.v as select t.* from dev.t, dev.u", "drop table dev.u");

        assertThat(needs(wh, "v")).containsExactly("dev.t");
    }

    @Test
    void a_table_needs_what_its_foreign_key_points_to() {
        Wh wh = new Wh(folder)
                .run(
                        "wh.duckdb",
                        "create schema dev",
                        "create table dev.parent (id integer primary key)",
                        "create table dev.child (id integer references dev.parent (id))");

        assertThat(needs(wh, "child")).containsExactly("dev.parent");
    }

    @Test
    void a_view_in_an_attached_file_counts() {
        Wh wh = new Wh(folder).run("wh.duckdb", SCHEMAS);
        String attach = "attach '" + wh.file("wh.duckdb").toString().replace("'", "''") + "' as wh";
        wh.run("scratch.duckdb", attach, "create view mine as select * from wh.dev.t");
        List<Dependencies> found = new ArrayList<>();

        wh.read(
                wh.target(Map.of("path", "wh.duckdb", "attach", List.of(Map.of("path", "scratch.duckdb")))),
                warehouse -> found.add(warehouse.dependencies(Set.of("wh"))));

        assertThat(found.get(0).dependentsOf(Wh.DEV.relation("t")))
                .containsExactly(new RelationName("scratch", "main", "mine"));
    }

    /** As DuckDB 2.0 answered when the views were queried with the primary database in use. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select * from dev.t          | other.dev.t
            select * from wh.dev.t       | wh.dev.t
            select * from t              | other.dev.t
            select * from only_main      | wh.main.only_main other.main.only_main
            """)
    void a_view_of_an_attached_database_reads_that_one_first(String query, String needed) {
        String[] same = {
            "create schema dev", "create table dev.t as select 1 as id", "create table only_main as select 1 as id"
        };
        Wh wh = new Wh(folder).run("wh.duckdb", same).run("other.duckdb", same);
        String attach = "attach '" + wh.file("wh.duckdb").toString().replace("'", "''") + "' as wh";
        wh.run("other.duckdb", attach, "set search_path = 'other.dev,other.main'", "create view v as " + query);
        Set<String> found = new TreeSet<>();

        wh.read(
                wh.target(Map.of("path", "wh.duckdb", "attach", List.of(Map.of("path", "other.duckdb")))),
                warehouse -> warehouse
                        .dependencies(Set.of("wh", "other"))
                        .needs()
                        .getOrDefault(new RelationName("other", "dev", "v"), Set.of())
                        .forEach(name -> found.add(name.full())));

        assertThat(found).containsExactlyInAnyOrder(needed.split(" "));
    }

    private static final String[] SCHEMAS = {
        "create schema dev",
        "create schema prod",
        "create table dev.t as select 1 as id",
        "create table dev.u as select 1 as id",
        "create table prod.t as select 1 as id",
        "create table main.only_main as select 1 as id",
        "create table dev.\"od\"\"d. name\" as select 1 as id",
        "create macro dev.by_macro() as table select * from prod.t",
        "create macro dev.scalar_macro(x) as (select max(id) + x from dev.t)",
    };

    private static Set<String> needs(Wh wh, String view) {
        Set<String> found = new TreeSet<>();
        wh.read(
                wh.target(),
                warehouse -> warehouse
                        .dependencies(Set.of("wh"))
                        .needs()
                        .getOrDefault(Wh.DEV.relation(view), Set.of())
                        .forEach(name -> found.add(name.toString())));
        return found;
    }

    private static Set<String> names(@org.jspecify.annotations.Nullable String text) {
        if (text == null) return Set.of();
        return Set.of(text.split(" (?=dev\\.|prod\\.|main\\.)")).stream()
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
