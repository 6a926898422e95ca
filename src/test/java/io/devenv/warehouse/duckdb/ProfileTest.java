package io.devenv.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.target.Secret;
import io.devenv.core.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} holds {1}")
    @CsvSource(textBlock = """
            dev.duckdb            , dev
            data/my.db.duckdb     , my
            /abs/.hidden.duckdb   , hidden
            C:\\data\\dev.duckdb  , dev
            no_suffix             , no_suffix
            we ird?x=a/b.duckdb   , we ird
            :memory:              , memory
            """)
    void the_database_is_named_after_the_file(String path, String database) {
        assertThat(new DuckDb().database(new Wh(folder).target(Map.of("path", path))))
                .isEqualTo(database);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            :memory:              , duckdb-in-memory    , in memory
            md:my_db              , adapter-unsupported , MotherDuck: not supported yet
            motherduck:my_db      , adapter-unsupported , MotherDuck: not supported yet
            ducklake:meta.db      , adapter-unsupported , DuckLake: not supported yet
            s3://bucket/x.duckdb  , adapter-unsupported , not supported yet
            """)
    void what_is_no_file_of_this_machine_is_refused_with_its_name(String path, String code, String words) {
        Problem problem = new Wh(folder).problemOpening(new Wh(folder).target(Map.of("path", path)));

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.message()).contains(words);
        assertThat(problem.next()).isPresent();
    }

    @Test
    void a_profile_without_a_path_is_in_memory_as_in_dbt() {
        Wh wh = new Wh(folder);

        assertThat(wh.problemOpening(wh.target(Map.of("type", "duckdb"))).code())
                .isEqualTo("duckdb-in-memory");
    }

    @Test
    void a_database_that_is_not_the_files_is_refused_as_dbt_refuses_it() {
        Wh wh = new Wh(folder).run("wh.duckdb", "create schema dev");

        Problem problem = wh.problemOpening(wh.target(Map.of("path", "wh.duckdb", "database", "other")));

        assertThat(problem.code()).isEqualTo("duckdb-database-unknown");
        assertThat(problem.fault()).isEqualTo(Fault.PROJECT);
    }

    @Test
    void an_attached_file_can_be_the_targets_database() {
        Wh wh = new Wh(folder).run("wh.duckdb", "create schema dev");
        Target target = wh.target(
                Map.of("path", ":memory:", "database", "a b", "attach", List.of(attached("wh.duckdb", "\"a b\""))));

        assertThat(listing(wh, target, new SchemaName("a b", "dev"))).isInstanceOf(Listing.Listed.class);
    }

    @Test
    void what_cannot_be_attached_is_unreadable_alone() throws IOException {
        Wh wh = new Wh(folder).run("wh.duckdb", "create schema dev");
        Files.writeString(wh.file("broken.duckdb"), "hello");
        Target target = wh.target(Map.of(
                "path",
                "wh.duckdb",
                "attach",
                List.of(
                        attached("broken.duckdb", "broken"),
                        Map.of("path", "host=x password=y", "alias", "pg", "type", "postgres"),
                        attached("md:cloud", "cloud"),
                        Map.of("path", "gone.duckdb", "alias", "gone_ro", "read_only", true),
                        attached("gone.duckdb", "gone"))));

        assertThat(listing(wh, target, Wh.DEV)).isInstanceOf(Listing.Listed.class);
        assertThat(unreadable(wh, target, "broken")).isEqualTo("duckdb-not-a-database");
        assertThat(unreadable(wh, target, "pg")).isEqualTo("adapter-unsupported");
        assertThat(unreadable(wh, target, "cloud")).isEqualTo("adapter-unsupported");
        assertThat(unreadable(wh, target, "gone_ro")).isEqualTo("duckdb-file-missing");
        assertThat(listing(wh, target, new SchemaName("gone", "main"))).isInstanceOf(Listing.Absent.class);
        assertThat(Files.exists(wh.file("gone.duckdb"))).isFalse();
    }

    @Test
    void schemas_and_databases_are_found_in_any_letter_case_under_their_stored_names() {
        Wh wh = new Wh(folder)
                .run("wh.duckdb", "create schema \"DEV_Alice\"", "create table \"DEV_Alice\".t as select 1 as id");
        SchemaName asked = new SchemaName("WH", "dev_alice");
        List<Inventory> found = new ArrayList<>();

        wh.read(wh.target(), warehouse -> found.add(warehouse.list(Set.of(asked))));

        assertThat(found.get(0).listing(asked)).isInstanceOf(Listing.Listed.class);
        assertThat(found.get(0).relations().get(0).name().full()).isEqualTo("wh.DEV_Alice.t");
    }

    @Test
    void a_path_from_a_secret_is_never_shown() {
        Wh wh = new Wh(folder);
        Target target = wh.target(Map.of("path", new Secret("token.duckdb")));

        assertThat(new DuckDb().describe(target)).doesNotContain("token");
        assertThat(wh.problemOpening(target).toString()).doesNotContain("token");
    }

    private static Map<String, Object> attached(String path, String alias) {
        return Map.of("path", path, "alias", alias);
    }

    private static Listing listing(Wh wh, Target target, SchemaName schema) {
        List<Listing> found = new ArrayList<>();
        wh.read(target, warehouse -> found.add(warehouse.list(Set.of(schema)).listing(schema)));
        return found.get(0);
    }

    private static String unreadable(Wh wh, Target target, String database) {
        return listing(wh, target, new SchemaName(database, "main")) instanceof Listing.Unreadable unreadable
                ? unreadable.why().code()
                : "readable";
    }
}
