package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Most events are passed over at a glance; those that matter are not, wherever their names stand and however they are written. */
class JsonLogTest {
    private static final String CREATE = sql("create table wh.dev.a as select 1");
    private static final String ANSWER = event("SQLQueryStatus", "");
    private static final String SEED = "\"node_info\": {\"unique_id\": \"seed.shop.c\", \"node_status\": \"success\","
            + " \"materialized\": \"seed\", \"node_relation\": {\"database\": \"wh\", \"schema\": \"dev\", \"alias\": \"c\"}}";

    private static String sql(String sql) {
        return event("SQLQuery", "\"conn_name\": \"model.shop.a\", \"sql\": \"" + sql + "\"");
    }

    private static String connection(String name, String type) {
        return event(name, "\"conn_name\": \"model.shop.a\", \"conn_type\": \"" + type + "\"");
    }

    private static String event(String name, String data) {
        return "{\"data\": {" + data + "}, \"info\": {\"msg\": \"\\u001b[32mOK\\u001b[0m\", \"name\": \"" + name
                + "\", \"thread\": \"Thread-1\", \"ts\": \"2026-01-15T09:30:00.25Z\"}}\n";
    }

    private static List<String> built(String log) {
        return LogReader.read(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), "dbt.log").stream()
                .map(built -> built.name().full() + " " + built.where().orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "SQLQueryStatus, 1",
        "MainReportVersion, 0",
        "NodeFinished, 0",
        "SQLQueryStatuses, 0",
    })
    void a_statement_has_built_something_once_an_event_of_this_name_comes_before_any_other(String name, int builds) {
        String log = CREATE + event(name, "") + (name.equals("MainReportVersion") ? ANSWER : "");
        assertThat(built(log)).hasSize(builds);
    }

    @ParameterizedTest
    @CsvSource({"Rollback, 0", "RollbackFailed, 0", "ConnectionClosed, 0", "ConnectionUsed, 1", "ConnectionLeftOpen, 1"
    })
    void what_was_not_committed_is_gone_with_the_connection(String name, int builds) {
        String begun = sql("BEGIN") + ANSWER + CREATE + ANSWER;
        assertThat(built(begun + connection(name, "duckdb") + sql("COMMIT") + ANSWER))
                .hasSize(builds);
    }

    @Test
    void a_connection_to_postgres_begins_transactions_unseen() {
        assertThat(built(connection("ConnectionUsed", "postgres") + CREATE + ANSWER))
                .isEmpty();
        assertThat(built(connection("ConnectionUsed", "duckdb") + CREATE + ANSWER))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"LogModelResult, 1", "LogSeedResult, 1", "LogSnapshotResult, 1", "LogTestResult, 0"})
    void a_build_that_was_reported_counts(String name, int builds) {
        assertThat(built(event(name, SEED))).hasSize(builds);
    }

    @Test
    void the_names_of_events_may_stand_elsewhere_too() {
        String other = event("NodeStart", "\"name\": \"Rollback\", \"SQLQuery\": \"MainReportVersion\"");
        assertThat(built(CREATE + other + ANSWER)).containsExactly("wh.dev.a line 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQLQuery", "SQLQueryStatus", "LogSeedResult"})
    void any_letter_of_a_name_may_be_written_as_its_code(String name) {
        String log = CREATE + ANSWER + event("LogSeedResult", SEED);
        for (int i = 0; i < name.length(); i++) {
            for (String code : List.of("\\u%04x", "\\u%04X")) {
                String coded = name.substring(0, i) + code.formatted((int) name.charAt(i)) + name.substring(i + 1);
                assertThat(built(log.replace('"' + name + '"', '"' + coded + '"')))
                        .as(coded)
                        .containsExactly("wh.dev.a line 2", "wh.dev.c line 3");
            }
        }
    }
}
