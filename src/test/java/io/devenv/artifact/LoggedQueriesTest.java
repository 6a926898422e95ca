package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.results.Built;
import io.devenv.core.results.BuiltQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries are read again where they stand, and nowhere else. */
class LoggedQueriesTest {
    private static final String LONG = "select 1 as a\n  -- größe\n" + "  + 1".repeat(3_000);

    @TempDir
    private Path folder;

    private static String text(String name, String query) {
        return """
                07:14:05.069358 [debug] [Thread-1 (]: On model.shop.%1$s: /* a comment */
                  create or replace view wh.dev.%1$s as (
                    %2$s
                  );
                07:14:06.069358 [debug] [Thread-1 (]: SQL status: OK in 0.0 seconds
                """.formatted(name, query);
    }

    private static String json(String name, String query) {
        return """
                {"data": {"conn_name": "model.shop.%1$s", "sql": "create table wh.dev.%1$s as (%2$s)"}, "info": {"name": "SQLQuery", "thread": "T"}}
                {"data": {}, "info": {"name": "SQLQueryStatus", "thread": "T"}}
                """.formatted(name, query);
    }

    private void log(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    /** As they are kept: without the texts. */
    private List<Built> kept() {
        return LogReader.read(folder).stream()
                .map(record -> record.madeOf(
                        record.query().map(query -> new BuiltQuery(Optional.empty(), query.place(), query.answers()))))
                .toList();
    }

    private List<Optional<String>> queries(List<Built> records) {
        return LoggedQueries.read(folder, records, record -> true).stream()
                .map(Built::sql)
                .toList();
    }

    @Test
    void each_query_is_read_where_it_stood_in_either_format() throws IOException {
        log("dbt.log", text("a", "select 1") + json("b", "select 'ö'") + text("c", LONG) + text("d", "select 4"));
        assertThat(queries(kept()))
                .containsExactly(
                        Optional.of("select 1"), Optional.of("select 'ö'"), Optional.of(LONG), Optional.of("select 4"));
    }

    @Test
    void only_wanted_queries_are_read_and_the_rest_of_a_record_stays_as_it_was() throws IOException {
        log("dbt.log", text("a", "select 1") + text("b", "select 2"));
        List<Built> kept = kept();
        List<Built> read = LoggedQueries.read(folder, kept, kept.get(1)::equals);

        assertThat(read.get(0)).isEqualTo(kept.get(0));
        assertThat(read.get(1).sql()).contains("select 2");
        assertThat(read)
                .isNotEqualTo(kept)
                .isEqualTo(List.of(kept.get(0), LogReader.read(folder).get(1)));
    }

    @Test
    void a_rotated_log_has_them_under_its_new_name() throws IOException {
        log("dbt.log", text("a", "select 1") + text("b", "select 2"));
        List<Built> kept = kept();
        Files.move(folder.resolve("dbt.log"), folder.resolve("dbt.log.1"));
        log("dbt.log", text("a", "select 3") + text("c", "select 4") + text("d", "select 5"));

        assertThat(queries(kept)).containsExactly(Optional.of("select 1"), Optional.of("select 2"));
    }

    @Test
    void what_stands_there_now_is_not_taken_for_what_stood_there() throws IOException {
        log("dbt.log", text("a", "select 1") + text("b", "select 2"));
        List<Built> kept = kept();
        byte[] bytes = Files.readAllBytes(folder.resolve("dbt.log"));
        log("dbt.log", new String(bytes, StandardCharsets.UTF_8).replace("select 2", "select 9"));
        assertThat(queries(kept)).containsExactly(Optional.of("select 1"), Optional.empty());

        log("dbt.log", "x".repeat(bytes.length + 1000));
        assertThat(queries(kept)).containsOnly(Optional.empty());
        log("dbt.log", text("a", "select 1"));
        assertThat(queries(kept)).containsExactly(Optional.of("select 1"), Optional.empty());
        Files.delete(folder.resolve("dbt.log"));
        assertThat(queries(kept)).containsOnly(Optional.empty());
    }
}
