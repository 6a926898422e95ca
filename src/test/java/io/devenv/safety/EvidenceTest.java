package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dbt's records showed outlives them, and proves no more than it did. */
class EvidenceTest {
    @TempDir
    private Path temporary;

    private Checkout shop;

    @BeforeEach
    void layOut() {
        shop = new Checkout(temporary);
    }

    /** As dbt clean and dbt parse leave it. */
    private void dbtClean() throws IOException {
        try (Stream<Path> logs = Files.list(shop.file("logs"))) {
            for (Path log : logs.toList()) Files.delete(log);
        }
        Files.deleteIfExists(shop.file("target/run_results.json"));
    }

    private void shared() throws IOException {
        Files.writeString(shop.file("devenv.yml"), "state: state\n");
    }

    private JsonNode why(String relation) {
        Told told = shop.devenv("status", "--why", relation, "--output", "json");
        assertThat(told.code()).as(told.err()).isZero();
        return told.json().path("relations").path(0);
    }

    private Path kept(String beginning) throws IOException {
        try (Stream<Path> files = Files.walk(shop.home())) {
            return files.filter(file -> file.getFileName().toString().startsWith(beginning))
                    .filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void what_was_read_once_still_proves_after_dbt_clean() throws IOException {
        shared();
        shop.devenv("status");
        dbtClean();

        JsonNode orders = why("dim_customers");
        assertThat(orders.path("proof").asBoolean()).isTrue();
        assertThat(orders.path("built_at").isNull())
                .as("it may have been built again")
                .isTrue();
        assertThat(shop.devenv("clean", "dim_customers", "--yes").code()).isZero();
        assertThat(shop.lies("dev_alice.dim_customers")).isFalse();
    }

    @Test
    void a_view_that_was_replaced_by_hand_is_outdated_whatever_records_say_of_its_code() {
        assertThat(why("stg_payments").path("flags").toString()).doesNotContain("outdated");

        shop.sql("create or replace view dev_alice.stg_payments as select id as payment_id from raw.payments");
        assertThat(why("stg_payments").path("flags").toString()).contains("outdated");
    }

    @Test
    void a_view_tells_itself_that_it_is_not_of_the_branchs_code() throws IOException {
        dbtClean();
        assertThat(why("stg_payments").path("flags").toString()).doesNotContain("outdated");

        shop.sql("create or replace view dev_alice.stg_payments as select id as payment_id from raw.payments");
        JsonNode told = why("stg_payments");
        assertThat(told.path("flags").toString()).contains("outdated");
        assertThat(told.path("evidence").findValuesAsText("witness")).contains("warehouse");
    }

    @Test
    void what_nobody_read_before_dbt_clean_proves_nothing() throws IOException {
        shared();
        dbtClean();
        assertThat(why("dim_customers").path("proof").asBoolean()).isFalse();
    }

    @Test
    void a_table_made_by_hand_where_dbts_was_seen_to_be_gone_is_not_dbts() throws IOException {
        shared();
        shop.devenv("status");
        shop.sql("drop table dev_alice.dim_customers");
        shop.devenv("status");
        shop.sql("create table dev_alice.dim_customers as select 42 as mine");

        assertThat(why("dim_customers").path("proof").asBoolean()).isFalse();
        shop.devenv("clean", "dim_customers", "--yes");
        assertThat(shop.lies("dev_alice.dim_customers")).isTrue();
        dbtClean();
        assertThat(why("dim_customers").path("proof").asBoolean()).isFalse();
    }

    @Test
    void what_was_taken_and_brought_back_is_cleaned_as_before() {
        shop.devenv("clean", "--yes");
        Map<String, String> cleaned = shop.contents();
        shop.devenv("status");
        assertThat(shop.devenv("undo").code()).isZero();
        shop.devenv("status");

        assertThat(shop.devenv("clean", "--yes").code()).isZero();
        assertThat(withoutTrash(shop.contents())).isEqualTo(withoutTrash(cleaned));
    }

    private static Map<String, String> withoutTrash(Map<String, String> contents) {
        contents.keySet().removeIf(name -> name.contains("__devenv_trash_"));
        return contents;
    }

    @Test
    void a_damaged_file_is_told_and_proves_nothing() throws IOException {
        shared();
        shop.devenv("status");
        dbtClean();
        Path builds = kept("builds-");
        Files.writeString(
                builds, Files.readString(builds).replace("scratch", "").replace("dim_customers", "scratch_returns"));

        Told told = shop.devenv("status", "--why", "scratch_returns", "--output", "json");
        assertThat(told.warnings()).contains("evidence-ignored");
        assertThat(told.json().at("/relations/0/proof").asBoolean()).isFalse();
        assertThat(shop.devenv("status", "--output", "json").warnings())
                .as("it was replaced")
                .doesNotContain("evidence-ignored");
    }

    @Test
    void a_node_that_only_an_earlier_manifest_had_is_told_by_it() throws IOException {
        shop.devenv("status");
        dbtClean();
        Files.delete(kept("builds-"));
        Path manifest = shop.file("target/manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace("customer_value", "customer_worth")
                        .replaceFirst("\"generated_at\": ?\"20", "\"generated_at\": \"21"));

        JsonNode old = why("customer_value");
        assertThat(old.path("class").asText()).isEqualTo("orphan");
        assertThat(old.path("was").asText()).isEqualTo("model.shop.customer_value");
        assertThat(old.path("reason").asText()).contains("renamed to customer_worth");
        assertThat(old.path("evidence").findValuesAsText("witness")).contains("history");
    }

    @Test
    void no_password_of_the_profile_reaches_the_files() throws IOException {
        Path profiles = shop.file("profiles.yml");
        Files.writeString(
                profiles,
                Files.readString(profiles).replaceFirst("(?m)^( +)path:", "$1motherduck_token: hunter2\n$1path:"));
        shop.devenv("status");

        for (String file : new String[] {"builds-", "history"}) {
            assertThat(Files.readString(kept(file))).contains("dim_customers").doesNotContain("hunter2", "select");
        }
    }
}
