package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.devenv.fixture.Told;
import io.devenv.stories.DatabaseContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas go only if they are the developer's own and nothing at all is left in them; and they come back. */
class DroppedSchemasTest {
    private static final String FINANCE = "dev_alice_finance";

    @TempDir
    private Path temporary;

    private Checkout shop;

    @BeforeEach
    void layOut() {
        shop = new Checkout(temporary);
    }

    @Test
    void a_schema_left_empty_goes_and_comes_back_with_what_lay_in_it() {
        shop.sql("drop table dev_alice_finance.revenue_by_country");
        Map<String, String> before = contents();

        Told clean = shop.devenv("clean", "--reset", "--drop-schema", "--yes");

        assertThat(clean.code()).as(clean.all()).isZero();
        assertThat(clean.out())
                .contains("shop.dev_alice_finance  dropped  nothing is left in it")
                .contains("\ndropped schema dev_alice_finance\n")
                .contains("kept     it still holds countries, customers_snapshot, scratch_returns");
        assertThat(contents())
                .doesNotContainKeys(FINANCE, FINANCE + ".revenue_daily")
                .containsKey("dev_alice");
        assertThat(shop.devenv("log").out()).contains("1 schema dropped");

        Told undo = shop.devenv("undo");
        assertThat(undo.out()).startsWith("brought back schema dev_alice_finance\n");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void without_the_option_schemas_stay_and_nothing_is_said_of_them() {
        shop.sql("drop table dev_alice_finance.revenue_by_country");

        Told clean = shop.devenv("clean", "--reset", "--yes");

        assertThat(clean.out()).doesNotContain("Schemas");
        assertThat(contents()).containsKey(FINANCE);
    }

    @Test
    void an_empty_schema_goes_at_once() {
        empty();

        Told check = shop.devenv("clean", "--only", "temporary", "--drop-schema", "--check");
        assertThat(check.code()).isEqualTo(3);
        assertThat(check.out()).contains("shop.dev_alice_finance  dropped  it is empty");
        shop.devenv("clean", "--drop-schema", "--yes");

        assertThat(contents()).doesNotContainKey(FINANCE);
        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(contents()).containsKey(FINANCE);
    }

    @Test
    void with_the_trash_in_it_a_schema_stays_until_that_is_freed() {
        shop.sql("drop view dev_alice_finance.revenue_daily");

        Told clean = shop.devenv("clean", "--reset", "--drop-schema", "--yes");
        assertThat(clean.out())
                .contains("shop.dev_alice_finance  kept  it still holds what was set aside; a later clean frees that");
        assertThat(contents()).containsKey(FINANCE);

        Told next = shop.devenv("clean", "--drop-schema");
        assertThat(next.out()).contains("it still holds what earlier runs set aside");

        shop.later(Duration.ofDays(8)).devenv("clean", "--drop-schema", "--yes");
        assertThat(contents()).doesNotContainKey(FINANCE);
    }

    @Test
    void for_good_a_schema_goes_with_its_tables() {
        shop.devenv("clean", "--reset", "--no-trash", "--drop-schema", "--yes");

        assertThat(contents()).doesNotContainKey(FINANCE);
    }

    @Test
    void a_schema_that_is_not_known_to_be_personal_stays_empty() throws IOException {
        Files.writeString(shop.file("devenv.yml"), "state: state\n");
        empty();

        Told clean = shop.devenv("clean", "--drop-schema", "--yes");

        assertThat(clean.out()).contains("nothing shows that it is yours alone");
        assertThat(contents()).containsKey(FINANCE);
    }

    @Test
    void what_no_listing_shows_keeps_a_schema() {
        empty();
        shop.sql("create macro dev_alice_finance.rate() as 0.19");

        Told clean = shop.devenv("clean", "--drop-schema", "--yes");

        assertThat(clean.out()).contains("it still holds macro dev_alice_finance.rate");
        assertThat(contents()).containsKey(FINANCE);
    }

    @Test
    void the_schema_of_production_is_never_looked_at() {
        assertThat(shop.devenv("clean", "--drop-schema", "--reset").out()).doesNotContain("analytics");
    }

    @Test
    void scripts_are_told_of_schemas_and_of_what_rebuilding_takes() {
        empty();

        JsonNode document =
                shop.devenv("clean", "--drop-schema", "--output", "json").json();

        assertThat(document.at("/schemas/1").toString())
                .isEqualTo("{\"database\":\"shop\",\"schema\":\"dev_alice_finance\",\"identifier\":null,"
                        + "\"decision\":\"drop\",\"why\":\"it is empty\"}");
        JsonNode drop = document.at("/changes").get(document.at("/changes").size() - 1);
        assertThat(drop.at("/action").asText()).isEqualTo("drop_schema");
        assertThat(drop.at("/relation/schema").asText()).isEqualTo(FINANCE);
        assertThat(drop.at("/relation/identifier").isNull()).isTrue();
        assertThat(drop.at("/reversible").asText()).isEqualTo("yes");
        assertThat(drop.at("/sql/0").asText()).isEqualTo("drop schema \"shop\".\"dev_alice_finance\"");
        for (JsonNode relation : document.at("/relations")) {
            boolean known = relation.at("/rebuild/provenance").isTextual();
            assertThat(relation.at("/rebuild").isNull()).isNotEqualTo(known);
            if (relation.at("/identifier").asText().equals("dim_customers"))
                assertThat(relation.at("/rebuild/provenance").asText()).isEqualTo("measured in the state");
            if (relation.at("/class").asText().equals("unknown"))
                assertThat(known).isFalse();
        }
    }

    @Test
    void a_saved_plan_drops_a_schema_only_as_long_as_it_is_empty() {
        empty();
        shop.devenv("clean", "--drop-schema", "--out", "plan.json");
        shop.sql("create table dev_alice_finance.late as select 1 as id");

        Told refused = shop.devenv("apply", "plan.json");
        assertThat(refused.code()).isEqualTo(12);
        assertThat(refused.err()).contains("to dev_alice_finance any more: it is kept, it still holds late");
        assertThat(contents()).containsKeys(FINANCE, "dev_alice.dim_customers");

        shop.sql("drop table dev_alice_finance.late");
        assertThat(shop.devenv("apply", "plan.json").out()).contains("dropped schema dev_alice_finance");
        assertThat(contents()).doesNotContainKey(FINANCE);
    }

    private void empty() {
        shop.sql("drop view dev_alice_finance.revenue_daily", "drop table dev_alice_finance.revenue_by_country");
    }

    private Map<String, String> contents() {
        try {
            return DatabaseContents.of(shop.file(Checkout.DATABASE));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
