package io.devenv.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.target.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"indexed", "parent", "child"})
    void a_table_whose_name_something_holds_is_not_renamed(String name) {
        Wh wh = wh(
                "create table dev.indexed (id integer)",
                "create index i on dev.indexed (id)",
                "create table dev.parent (id integer primary key)",
                "create table dev.child (id integer references dev.parent (id))");
        Change rename = rename(name);

        assertThat(objection(wh, rename)).isEqualTo("duckdb-rename-refused");
        assertThat(refusal(wh, rename).code()).isEqualTo("duckdb-rename-refused");
        assertThat(list(wh, Wh.DEV)).contains(name).doesNotContain(name + "_away");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table dev.t (id integer primary key)",
                "create table dev.t (id integer not null check (id > 0), unique (id))",
                "create table dev.t (id integer default nextval('dev.s'))",
                "create table dev.t (id integer, twice integer generated always as (id * 2))"
            })
    void keys_checks_and_defaults_do_not_keep_a_table_from_being_renamed(String table) {
        Wh wh = wh("create sequence dev.s", table);

        assertThat(objection(wh, rename("t"))).isEmpty();
        wh.change(wh.target(), warehouse -> warehouse.make(List.of(rename("t"))));
        assertThat(list(wh, Wh.DEV)).containsExactly("t_away");
    }

    @Test
    void a_broken_view_is_not_dropped_as_if_it_could_come_back() {
        Wh wh = wh(
                "create table dev.gone as select 1 as id",
                "create view dev.v as select * from dev.gone",
                "drop table dev.gone");
        Change drop = drop(wh, "v");

        assertThat(objection(wh, drop)).isEqualTo("duckdb-view-broken");
        assertThat(refusal(wh, drop).code()).isEqualTo("duckdb-view-broken");

        Change forGood = Change.drop(Wh.DEV.relation("v"), RelationKind.VIEW, Optional.empty(), "test");
        wh.change(wh.target(), warehouse -> warehouse.make(List.of(forGood)));
        assertThat(list(wh, Wh.DEV)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create view v as select * from t",
                "create view v as select * from only_main",
                "create view v (\"a b\", c) as select 1, id from dev.t",
                "create view v as values (1), (2)",
                "create view v as with q as (from t) select ';' as s from q",
                "create view v as select * from (pivot dev.t on id in (1, 2) using count(*))",
                "create view v as select 'it''s' as id union all select 'x' order by id limit 3"
            })
    void a_view_comes_back_word_by_word_with_its_comments(String view) {
        Wh wh = wh("create table dev.t as select 1 as id", "create table main.only_main as select 2 as id");
        wh.run("wh.duckdb", "set search_path = 'dev,main'", view, "comment on view dev.v is 'it''s {a} view'");
        Change drop = drop(wh, "v");

        wh.change(wh.target(), warehouse -> warehouse.make(List.of(drop)));
        wh.change(
                wh.target(), warehouse -> warehouse.make(List.of(drop.reverse().orElseThrow())));

        assertThat(drop(wh, "v")).isEqualTo(drop);
        assertThat(drop.definition().orElseThrow()).contains("it''s {a} view");
    }

    @Test
    void a_view_that_reads_a_renamed_table_works_again_when_the_name_is_back() {
        Wh wh = wh("create table dev.t as select 1 as id", "create view dev.v as select * from dev.t");
        wh.change(wh.target(), warehouse -> warehouse.make(List.of(rename("t"))));
        assertThat(objection(wh, drop(wh, "v"))).isEqualTo("duckdb-view-broken");

        wh.change(
                wh.target(),
                warehouse -> warehouse.make(List.of(rename("t").reverse().orElseThrow())));
        assertThat(objection(wh, drop(wh, "v"))).isEmpty();
    }

    @Test
    void an_attached_file_is_changed_too_and_no_log_stays() {
        Wh wh = wh("create table dev.t as select 1 as id");
        wh.run("other.duckdb", "create schema dev", "create table dev.t as select 2 as id");
        Target target = wh.target(Map.of("path", "wh.duckdb", "attach", List.of(Map.of("path", "other.duckdb"))));
        RelationName there = new RelationName("other", "dev", "t");

        wh.change(
                target,
                warehouse -> warehouse.make(List.of(
                        rename("t"), Change.rename(there, RelationKind.TABLE, there.withIdentifier("away"), "test"))));

        wh.read(
                target,
                warehouse -> assertThat(
                                warehouse.list(Set.of(Wh.DEV, there.inSchema())).relations())
                        .extracting(relation -> relation.name().identifier())
                        .containsExactly("away", "t_away"));
        assertThat(Files.exists(wh.file("other.duckdb.wal"))).isFalse();
    }

    @Test
    void a_file_attached_read_only_is_not_changed() {
        Wh wh = wh().run("prod.duckdb", "create table t as select 1 as id");
        Target target = wh.target(Map.of(
                "path",
                "wh.duckdb",
                "attach",
                List.of(Map.of("path", "prod.duckdb", "alias", "p", "read_only", true))));
        Change drop = Change.drop(new RelationName("p", "main", "t"), RelationKind.TABLE, Optional.empty(), "test");

        Problem problem = Wh.problemOf(() -> wh.change(target, warehouse -> warehouse.make(List.of(drop))));

        assertThat(problem.code()).isEqualTo("duckdb-read-only");
    }

    private Wh wh(String... statements) {
        return new Wh(folder).run("wh.duckdb", "create schema dev").run("wh.duckdb", statements);
    }

    private static Change rename(String table) {
        return Change.rename(Wh.DEV.relation(table), RelationKind.TABLE, Wh.DEV.relation(table + "_away"), "test");
    }

    private static Change drop(Wh wh, String view) {
        List<Relation> found = new ArrayList<>();
        wh.read(
                wh.target(),
                warehouse -> warehouse.list(Set.of(Wh.DEV)).relations().stream()
                        .filter(relation -> relation.name().identifier().equals(view))
                        .forEach(found::add));
        return Change.drop(
                found.get(0).name(), found.get(0).kind(), found.get(0).definition(), "test");
    }

    private static String objection(Wh wh, Change change) {
        StringBuilder code = new StringBuilder();
        wh.read(
                wh.target(),
                warehouse -> warehouse.objection(change).ifPresent(problem -> code.append(problem.code())));
        return code.toString();
    }

    private static Problem refusal(Wh wh, Change change) {
        return Wh.problemOf(() -> wh.change(wh.target(), warehouse -> warehouse.make(List.of(change))));
    }

    private static List<String> list(Wh wh, SchemaName schema) {
        List<String> names = new ArrayList<>();
        wh.read(
                wh.target(),
                warehouse -> warehouse
                        .list(Set.of(schema))
                        .relations()
                        .forEach(relation -> names.add(relation.name().identifier())));
        return names;
    }
}
