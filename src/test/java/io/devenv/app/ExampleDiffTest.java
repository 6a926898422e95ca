package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.cli.Main;
import io.devenv.cli.Session;
import io.devenv.project.Environment;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the example project's nodes without defer and with it. */
class ExampleDiffTest {
    private static final Path HOME =
            Path.of(System.getProperty("devenv.home", ".")).toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 20;

    @TempDir
    Path temporary;

    private Path shop;

    @BeforeEach
    void lay_out() {
        shop = temporary.resolve("shop");
        SetUpDemo.in(shop, Optional.of(HOME), Clock.systemUTC());
    }

    @Test
    void at_least_95_percent_of_all_nodes_show_both_sides_complete() throws IOException {
        List<String> nodes = nodesWithSql();
        Map<String, JsonNode> sides = sides(nodes);
        long complete =
                sides.values().stream().filter(each -> each.path("unknown").isEmpty()).count();

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
        assertThat(sides.get("model.shop.returns_daily").path("without_defer").asText())
                .contains("from \"shop\".\"dev_alice\".\"stg_returns\" as returns");
        assertThat(sides.get("model.shop.returns_daily").path("with_defer").asText())
                .contains("from \"shop\".\"analytics\".\"stg_returns\" as returns");
    }

    private static String production(String sql) {
        return sql.replace("\"dev_alice_finance\"", "\"analytics_finance\"").replace("\"dev_alice\"", "\"analytics\"");
    }

    private List<String> nodesWithSql() throws IOException {
        List<String> ids = new ArrayList<>();
        JSON.readTree(Files.readAllBytes(shop.resolve("target/manifest.json")))
                .path("nodes")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(id -> !id.startsWith("seed."))
                .forEach(ids::add);
        return ids;
    }

    private Map<String, JsonNode> sides(List<String> nodes) throws IOException {
        Map<String, JsonNode> sides = new TreeMap<>();
        for (int from = 0; from < nodes.size(); from += AT_ONCE) {
            List<String> arguments = new ArrayList<>(List.of("plan", "--as", "compile", "--all", "--output", "json"));
            nodes.subList(from, Math.min(nodes.size(), from + AT_ONCE)).forEach(id -> arguments.addAll(List.of("--diff", id)));
            run(arguments).path("diff").forEach(each -> sides.put(each.path("node").asText(), each));
        }
        return sides;
    }

    private JsonNode run(List<String> arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Session session = new Session(
                new Environment(Map.of(), shop, temporary, "alice"),
                Optional.of(HOME),
                Clock.systemUTC(),
                new BufferedReader(new StringReader("")),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        int code = Main.run(session, arguments.toArray(String[]::new));
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return JSON.readTree(out.toByteArray());
    }
}
