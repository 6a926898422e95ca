package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.devenv.fixture.Told;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was chosen where the server knows sizes and holds views to what they read. */
class PostgresChoiceTest {
    @TempDir
    private Path temporary;

    private static JsonNode relation(Told told, String name) {
        for (JsonNode each : told.json().path("relations")) {
            if (each.path("identifier").asText().equals(name)) return each;
        }
        throw new AssertionError(name + " is not in " + told.out());
    }

    @Test
    void only_what_is_larger_by_the_server_s_own_measure_goes() {
        JanitorShop shop = JanitorShop.layOut("grants", temporary);
        shop.sql("insert into dev_ann.countries (label) select repeat('x', 100) || n from generate_series(1, 5000) n");
        Set<String> before = shop.lying();

        Told preview = shop.clean("--larger-than", "400kB", "--output", "json");
        JsonNode countries = relation(preview, "countries");
        assertThat(countries.path("bytes").asLong()).isGreaterThan(400_000);
        assertThat(countries.path("decision").asText()).isEqualTo("drop");
        assertThat(relation(preview, "customer_totals").path("cause").asText()).isEqualTo("too_small");
        assertThat(relation(preview, "stg_orders").path("why").asText())
                .isEqualTo("a view holds no rows, so it is not larger than 400 kB");

        Told clean = shop.clean("--larger-than", "400kB", "--yes");
        assertThat(clean.code()).as(clean.all()).isZero();
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(shop.lying());
        assertThat(gone).containsExactly("dev_ann.countries");
    }

    @Test
    void what_a_pinned_view_reads_stays_and_the_rest_goes_and_comes_back() {
        JanitorShop shop = JanitorShop.layOut("grants", temporary);
        shop.sql(
                "drop view dev_ann.stg_customers",
                "create view dev_ann.stg_customers as select code, label from dev_ann.countries");
        List<String> dump = shop.dump();
        Told keep = shop.devenv("keep", "stg_customers", "--why", "July");
        assertThat(keep.code()).as(keep.all()).isZero();

        Told clean = shop.clean("--reset", "--yes");
        assertThat(clean.code()).as(clean.all()).isZero();
        Set<String> left = new TreeSet<>(shop.lying());
        left.removeIf(name -> !name.startsWith("dev_ann."));
        assertThat(left).containsExactly("dev_ann.countries", "dev_ann.stg_customers");
        assertThat(clean.out())
                .contains("--reset: your own work on this branch goes, too: 1 relation; devenv undo brings it back")
                .contains("needed by dev_ann.stg_customers, which stays")
                .contains("pinned: July");

        assertThat(shop.devenv("undo").code()).isZero();
        assertThat(shop.dump()).isEqualTo(dump);
    }
}
