package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.problem.Stop;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.results.Built;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogReaderTest {
    private static final String CREATE = "On model.shop.a: create view wh.dev.a as select 1";

    @TempDir
    private Path folder;

    /** Lines of one thread, with the head that dbt gives them. */
    private static String text(String... messages) {
        StringBuilder log = new StringBuilder();
        for (String each : messages) {
            log.append("\u001b[0m07:14:05.069358 [debug] [Thread-1 (]: ")
                    .append(each)
                    .append('\n');
        }
        return log.toString();
    }

    private List<Built> read(String log) throws IOException {
        Files.writeString(folder.resolve("dbt.log"), log);
        return LogReader.read(folder);
    }

    private List<String> names(String log) throws IOException {
        return read(log).stream().map(built -> built.name().full()).toList();
    }

    @Test
    void a_statement_that_was_answered_proves_relation_kind_and_node() throws IOException {
        assertThat(read(text(CREATE, "SQL status: OK in 0.0 seconds")))
                .singleElement()
                .satisfies(built -> {
                    assertThat(built.name().full()).isEqualTo("wh.dev.a");
                    assertThat(built.kind()).contains(RelationKind.VIEW);
                    assertThat(built.node()).contains("model.shop.a");
                    assertThat(built.at()).as("the text has no dates").isEmpty();
                });
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            S                         |           | never answered: it failed, or dbt was killed
            S, OK                     | wh.dev.a  | without a transaction it stands
            BEGIN, OK, S, OK          |           | not committed
            BEGIN, OK, S, OK, ROLLBACK, COMMIT, OK    |           | rolled back
            BEGIN, OK, S, OK, Close, COMMIT, OK       |           | closed before the commit
            BEGIN, OK, S, OK, COMMIT, COMMIT, OK      | wh.dev.a  | committed
            BEGIN, OK, S, OK, COMMIT                  |           | whether the commit came through is unknown
            S, BEGIN, OK              |           | the answer belongs to the next statement
            """)
    void a_build_counts_once_it_is_sure(String events, String expected, String why) throws IOException {
        String[] messages = events.split(", ");
        for (int i = 0; i < messages.length; i++) {
            messages[i] = switch (messages[i]) {
                case "S" -> CREATE;
                case "OK" -> "SQL status: OK in 0.0 seconds";
                default -> "On model.shop.a: " + messages[i];
            };
        }
        assertThat(names(text(messages))).as(why).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void on_postgres_a_transaction_begins_unseen() throws IOException {
        String using = "Using postgres connection \"model.shop.a\"";
        String uncommitted = text(using, CREATE, "SQL status: CREATE VIEW in 0.0 seconds");

        assertThat(names(uncommitted)).isEmpty();
        assertThat(names(uncommitted + text(using, "On model.shop.a: COMMIT", "SQL status: COMMIT in 0.0 seconds")))
                .containsExactly("wh.dev.a");
    }

    @Test
    void a_new_run_ends_what_a_killed_one_left_open() throws IOException {
        String run =
                "============================== 07:14:09.540075 | b51a5d24-f860-4f95-a92e-d7c397e103b0 ==============================\n";

        assertThat(names(text(CREATE) + run + text("SQL status: OK in 0.0 seconds")))
                .isEmpty();
    }

    @Test
    void renamed_relations_keep_their_age_and_dropped_ones_are_gone() throws IOException {
        String ok = "SQL status: OK in 0.0 seconds";
        List<String> built = names(text(
                "On model.shop.a: create table wh.dev.a__dbt_tmp as select 1", ok,
                "On model.shop.b: create table wh.dev.b as select 1", ok,
                "On model.shop.a: alter table wh.dev.a__dbt_tmp rename to a", ok,
                "On model.shop.b: drop table wh.dev.b", ok,
                "On model.shop.c: create table wh.dev.c as select 1", ok));

        assertThat(built).containsExactly("wh.dev.a", "wh.dev.c");
    }

    @Test
    void a_statement_over_many_lines_is_one() throws IOException {
        String log = text("On model.shop.a: /* {\"app\": \"dbt\", \"node_id\": \"model.shop.other\"} */")
                + "  create\n  table\n\"wh\".\"dev\"\n.\"a\" as (\nselect 1)\n" + text("SQL status: OK in 0.0 seconds");

        assertThat(read(log))
                .singleElement()
                .satisfies(built -> assertThat(built.node()).contains("model.shop.other"));
    }

    @Test
    void the_json_log_tells_the_time_and_the_code_too() throws IOException {
        String head = "\"info\": {\"name\": \"%s\", \"thread\": \"Thread-1\", \"ts\": \"2026-01-15T09:30:00.25Z\"}}\n";
        String node =
                "\"node_info\": {\"unique_id\": \"model.shop.a\", \"resource_type\": \"model\", \"node_checksum\": \""
                        + "ab".repeat(32) + "\"}";
        String log = "{\"data\": {\"conn_name\": \"model.shop.a\", \"sql\": \"create table wh.dev.a as select 1\", "
                + node + "}, " + head.formatted("SQLQuery")
                + "{\"data\": {" + node + "}, " + head.formatted("SQLQueryStatus")
                + "{\"data\": {\"cut";

        assertThat(read(log)).singleElement().satisfies(built -> {
            assertThat(built.at()).contains(Instant.parse("2026-01-15T09:30:00.25Z"));
            assertThat(built.body()).contains("ab".repeat(16));
            assertThat(built.node()).contains("model.shop.a");
        });
    }

    @ParameterizedTest
    @CsvSource({"LogSeedResult, success, 1", "LogSeedResult, error, 0", "NodeFinished, success, 0"})
    void what_is_loaded_without_sql_is_proven_by_the_result_of_a_build(String event, String status, int proofs)
            throws IOException {
        String log = ("{'data': {'node_info': {'unique_id': 'seed.shop.c', 'node_status': '%s', 'materialized': 'seed',"
                        + "'node_relation': {'database': 'wh', 'schema': 'dev', 'alias': 'c'}}}, 'info': {'name': '%s', 'ts': ''}}\n")
                .formatted(status, event)
                .replace('\'', '"');

        assertThat(read(log)).hasSize(proofs);
    }

    @Test
    void rotated_logs_come_first() throws IOException {
        Files.writeString(
                folder.resolve("dbt.log.2"),
                text("On model.shop.a: create table wh.dev.a as select 1", "SQL status: OK in 0s"));
        Files.writeString(
                folder.resolve("dbt.log.1"),
                text("On model.shop.b: create table wh.dev.b as select 1", "SQL status: OK in 0s"));

        assertThat(names(text("On model.shop.a: drop table wh.dev.a", "SQL status: OK in 0s")))
                .containsExactly("wh.dev.b");
    }

    @Test
    void no_log_proves_nothing_and_garbage_neither() throws IOException {
        assertThat(LogReader.read(folder.resolve("nowhere"))).isEmpty();

        byte[] garbage = new byte[3_000_000];
        new Random(7).nextBytes(garbage);
        Files.write(folder.resolve("dbt.log"), garbage);
        assertThat(LogReader.read(folder)).isEmpty();
    }

    @Test
    void a_folder_in_the_logs_place_is_a_problem() throws IOException {
        Files.createDirectory(folder.resolve("dbt.log"));

        assertThat(catchThrowableOfType(Stop.class, () -> LogReader.read(folder))
                        .problem()
                        .code())
                .isEqualTo("project-log-is-a-folder");
    }
}
