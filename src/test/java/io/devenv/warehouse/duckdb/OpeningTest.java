package io.devenv.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.SchemaName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {
    @TempDir
    private Path folder;

    @Test
    void reading_leaves_the_file_and_its_folder_as_they_were() throws IOException {
        Wh wh = new Wh(folder).run("wh.duckdb", "create schema dev", "create table dev.t as select 1 as id");
        byte[] bytes = Files.readAllBytes(wh.file("wh.duckdb"));
        FileTime changed = Files.getLastModifiedTime(wh.file("wh.duckdb"));

        wh.read(wh.target(), warehouse -> {
            warehouse.list(Set.of(Wh.DEV));
            warehouse.dependencies(Set.of("wh"));
        });

        assertThat(Files.readAllBytes(wh.file("wh.duckdb"))).isEqualTo(bytes);
        assertThat(Files.getLastModifiedTime(wh.file("wh.duckdb"))).isEqualTo(changed);
        assertThat(names()).containsExactly("wh.duckdb");
    }

    @Test
    void a_missing_file_is_not_made() throws IOException {
        Wh wh = new Wh(folder);

        assertThat(wh.problemOpening(wh.target()).code()).isEqualTo("duckdb-file-missing");
        assertThat(Wh.problemOf(() -> wh.change(wh.target(), warehouse -> {})).fault())
                .isEqualTo(Fault.WAREHOUSE);
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "", "CREATE TABLE t (id int);"})
    void a_file_that_is_no_database_is_said_to_be_none(String content) throws IOException {
        Wh wh = new Wh(folder);
        Files.writeString(wh.file("wh.duckdb"), content);

        assertThat(wh.problemOpening(wh.target()).code()).isEqualTo("duckdb-not-a-database");
        assertThat(Files.readString(wh.file("wh.duckdb"))).isEqualTo(content);
    }

    @Test
    void a_folder_is_said_to_be_one() throws IOException {
        Wh wh = new Wh(folder);
        Files.createDirectory(wh.file("wh.duckdb"));

        assertThat(wh.problemOpening(wh.target()).code()).isEqualTo("duckdb-file-is-directory");
    }

    @Test
    void a_file_of_a_newer_duckdb_is_said_to_be_newer() throws IOException {
        Wh wh = new Wh(folder).run("wh.duckdb", "create schema dev");
        Files.write(wh.file("wh.duckdb"), ofVersion(Files.readAllBytes(wh.file("wh.duckdb")), 9999));

        assertThat(wh.problemOpening(wh.target()).code()).isEqualTo("duckdb-newer-file");
    }

    @Test
    void a_damaged_file_is_said_to_be_damaged() throws IOException {
        Wh wh = new Wh(folder).run("wh.duckdb", "create schema dev");
        byte[] bytes = Files.readAllBytes(wh.file("wh.duckdb"));
        bytes[100] ^= 1;
        Files.write(wh.file("wh.duckdb"), bytes);

        assertThat(wh.problemOpening(wh.target()).code()).isEqualTo("duckdb-damaged");
    }

    @Test
    void a_writer_in_another_process_is_named() throws Exception {
        Wh wh = new Wh(folder).run("wh.duckdb", "create schema dev");
        Process holder = Holder.hold(wh.file("wh.duckdb"));
        try {
            Problem problem = wh.problemOpening(wh.target());

            assertThat(problem.code()).isEqualTo("duckdb-locked");
            assertThat(problem.message()).contains("java", Long.toString(holder.pid()));
        } finally {
            holder.destroy();
            holder.waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memory.duckdb",
                "we ird?x=1.duckdb",
                "se;mi=1.duckdb",
                "quo'te\".duckdb",
                ".hidden.duckdb",
                "two.dots.duckdb",
                "dev"
            })
    void a_file_of_any_name_is_listed_under_the_name_duckdb_gives_it(String name) throws IOException {
        Wh wh = new Wh(folder).run("plain.duckdb", "create schema dev", "create table dev.t as select 1 as id");
        Files.move(wh.file("plain.duckdb"), wh.file(name));
        var target = wh.target(Map.of("path", name));
        SchemaName dev = new SchemaName(new DuckDb().database(target), "dev");

        wh.read(
                target,
                warehouse -> assertThat(warehouse.list(Set.of(dev)).relations()).hasSize(1));
    }

    @Test
    void what_a_killed_writer_left_in_the_log_is_read_and_stays_there() throws IOException {
        Wh wh = new Wh(folder).run("wh.duckdb", "create schema dev");
        Holder.killAfter(wh.file("wh.duckdb"), "create table dev.t as select 1 as id");
        assertThat(names()).containsExactly("wh.duckdb", "wh.duckdb.wal");
        byte[] log = Files.readAllBytes(wh.file("wh.duckdb.wal"));

        wh.read(
                wh.target(),
                warehouse ->
                        assertThat(warehouse.list(Set.of(Wh.DEV)).relations()).hasSize(1));

        assertThat(Files.readAllBytes(wh.file("wh.duckdb.wal"))).isEqualTo(log);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The header with another version in it, and the checksum DuckDB wants: the first 8 of its 4096 bytes. */
    private static byte[] ofVersion(byte[] file, long version) {
        ByteBuffer header = ByteBuffer.wrap(file, 0, 4096).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(12, version);
        long sum = 5381;
        for (int at = 8; at < 4096; at += 8) sum ^= header.getLong(at) * 0xbf58476d1ce4e5b9L;
        header.putLong(0, sum);
        return file;
    }
}
