package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What status has read of dbt's log it does not read again, and still tells what was built from other code. */
class LogReadOnceTest {
    private static final String RUN =
            "============================== 07:14:0%d.540075 | b51a5d24-f860-4f95-a92e-d7c397e1030%d ==============================\n";

    /** More than is compared before a run's beginning to tell whether the file was rewritten. */
    private static final String WORDS = "07:14:05.069358 [debug] [MainThread]: other words\n".repeat(200);

    @TempDir
    private Path temporary;

    private Checkout shop;
    private Path log;

    @BeforeEach
    void layOut() throws IOException {
        shop = new Checkout(temporary);
        log = shop.file("logs/dbt.log");
        Files.deleteIfExists(shop.file("target/run_results.json"));
        Files.writeString(
                log, WORDS + RUN.formatted(1, 1) + builds("dim_customers", "select 1 as something_else") + WORDS);
        Files.writeString(
                log, RUN.formatted(2, 2) + builds("countries_of_mine", "select 2"), StandardOpenOption.APPEND);
    }

    private static String builds(String name, String query) {
        return """
                07:14:05.069358 [debug] [Thread-1 (]: On model.shop.%1$s: create table "shop"."dev_alice"."%1$s" as (%2$s)
                07:14:06.069358 [debug] [Thread-1 (]: SQL status: OK in 0.0 seconds
                """.formatted(name, query);
    }

    private JsonNode told() {
        return shop.devenv("status", "--why", "dim_customers", "--output", "json")
                .json()
                .at("/relations/0");
    }

    /** Nobody looks at these bytes who reads on where reading ended. */
    private void wipe(String text) throws IOException {
        String all = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(all).contains(text);
        Files.writeString(log, all.replace(text, "?".repeat(text.length())));
    }

    @Test
    void a_second_status_tells_the_same_without_the_text_that_the_first_one_read() throws IOException {
        JsonNode first = told();
        assertThat(first.path("flags").toString()).contains("outdated");
        wipe(builds("dim_customers", "select 1 as something_else"));

        assertThat(told()).isEqualTo(first);
        Files.writeString(log, RUN.formatted(3, 3) + builds("dim_products_v1", "select 3"), StandardOpenOption.APPEND);
        assertThat(told()).as("dbt ran on").isEqualTo(first);
    }
}
