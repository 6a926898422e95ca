package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.fixture.ExampleShop;
import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the example project's nodes without defer and with it. */
class ExampleDiffTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 20;

    @TempDir
    Path temporary;

    private ExampleShop shop;

    @BeforeEach
    void lay_out() {
        shop = ExampleShop.in(temporary);
    }

    @Test
    void at_least_95_percent_of_all_nodes_show_both_sides_complete() throws IOException {
        List<String> nodes = nodesWithSql();
        Map<String, JsonNode> sides = sides(nodes);
        long complete = sides.values().stream()
                .filter(each -> each.path("unknown").isEmpty())
                .count();

        assertThat(sides).hasSize(nodes.size()).hasSizeGreaterThanOrEqualTo(47);
        assertThat(100.0 * complete / nodes.size()).isGreaterThanOrEqualTo(95);
    }

    @Test
    void only_names_of_dev_and_of_production_differ() throws IOException {
        Map<String, JsonNode> sides = sides(nodesWithSql());
        int different = 0;
        for (JsonNode each : sides.values()) {
            String without = each.path("without_defer").asText();
            String with = each.path("with_defer").asText();
            if (!without.equals(with)) different++;
            assertThat(production(with)).isEqualTo(production(without));
        }

        assertThat(different).isPositive();
        assertThat(Objects.requireNonNull(sides.get("model.shop.returns_daily"))
                        .path("without_defer")
                        .asText())
                .contains("from \"shop\".\"dev_alice\".\"stg_returns\" as returns");
        assertThat(Objects.requireNonNull(sides.get("model.shop.returns_daily"))
                        .path("with_defer")
                        .asText())
                .contains("from \"shop\".\"analytics\".\"stg_returns\" as returns");
    }

    @Test
    void the_screen_is_a_unified_diff_unless_it_is_asked_side_by_side() {
        assertThat(told(0, "plan", "--diff", "returns_daily")).startsWith("""
                        model.shop.returns_daily  compiled code of the manifest
                        --- without defer
                        +++ with defer
                        @@ -4,7 +4,7 @@
                             count(*) as returns,
                             sum(returns.refund) as refund,
                             sum(orders.order_amount) as ordered_amount
                        -from "shop"."dev_alice"."stg_returns" as returns
                        +from "shop"."analytics"."stg_returns" as returns
                         inner join "shop"."dev_alice"."orders" as orders
                        """);
        assertThat(told(0, "plan", "--diff", "returns_daily", "--diff-view", "side-by-side"))
                .contains("from \"shop\".\"dev_alice\".\"stg_returns\" as returns")
                .contains(" | from \"shop\".\"analytics\".\"stg_returns\" as returns\n");
        assertThat(told(0, "plan", "--diff", "stg_orders")).isEqualTo("""
                        model.shop.stg_orders  compiled code of the manifest
                          The same without defer and with it: 6 lines, no name differs.
                        """);
    }

    @Test
    void what_has_no_sql_or_is_not_there_is_a_problem_that_says_so() {
        assertThat(told(2, "plan", "--diff", "returns_dayly"))
                .contains("did you mean returns_daily?", "[diff-node-unknown]");
        assertThat(told(2, "plan", "--diff", "countries")).contains("countries (seed) has no SQL of its own", "[diff-without-sql]");
        assertThat(told(2, "plan", "--diff", "source.shop.raw.orders")).contains("[diff-without-sql]");
        assertThat(told(2, "plan", "--diff", "package:shop")).contains("names 47 nodes", "[diff-too-many]");
        assertThat(told(11, "plan", "--diff", "orders", "--state", "nowhere")).contains("[state-manifest-missing]");
    }

    @Test
    void a_selector_may_be_one_of_selectors_yml() throws IOException {
        Files.writeString(shop.file("selectors.yml"), "selectors: [{name: mine, definition: {fqn: stg_orders}}]\n");

        assertThat(told(0, "plan", "--dbt", "1.12.0", "--diff", "selector:mine"))
                .startsWith("model.shop.stg_orders  ");
    }

    @Test
    void favor_state_reads_production_on_the_right_hand_side_alone() {
        assertThat(told(0, "plan", "--favor-state", "-s", "stg_returns", "--diff", "returns_daily"))
                .contains("-left join \"shop\".\"dev_alice\".\"dim_customers\"")
                .contains("+left join \"shop\".\"analytics\".\"dim_customers\"");
    }

    private static String production(String sql) {
        return sql.replace("\"dev_alice_finance\"", "\"analytics_finance\"").replace("\"dev_alice\"", "\"analytics\"");
    }

    private List<String> nodesWithSql() throws IOException {
        List<String> ids = new ArrayList<>();
        JSON.readTree(Files.readAllBytes(shop.file("target/manifest.json")))
                .path("nodes")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(id -> !id.startsWith("seed."))
                .forEach(ids::add);
        return ids;
    }

    private Map<String, JsonNode> sides(List<String> nodes) {
        Map<String, JsonNode> sides = new TreeMap<>();
        for (int from = 0; from < nodes.size(); from += AT_ONCE) {
            List<String> arguments = new ArrayList<>(List.of("plan", "--as", "compile", "--all", "--output", "json"));
            nodes.subList(from, Math.min(nodes.size(), from + AT_ONCE))
                    .forEach(id -> arguments.addAll(List.of("--diff", id)));
            shop.run(arguments)
                    .json()
                    .path("diff")
                    .forEach(each -> sides.put(each.path("node").asText(), each));
        }
        return sides;
    }

    /** What is printed to either stream by a command that ends so. */
    private String told(int expected, String... arguments) {
        Told told = shop.run(arguments);
        assertThat(told.code()).as(told.all()).isEqualTo(expected);
        return told.all();
    }
}
