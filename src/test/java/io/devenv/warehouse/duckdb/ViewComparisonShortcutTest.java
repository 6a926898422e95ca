package io.devenv.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Trees that are equal as they are read need not be written and read again: comparing all of them that way, one by one, gives the same answers. */
class ViewComparisonShortcutTest {
    private static final List<String> QUERIES = List.of(
            "select id, shop from %s where beans > 2",
            "SELECT  id,shop FROM %s -- every shop\nwhere beans>2 and shop in ('a','b')",
            "with s as (select * from %s), n as (select shop, count(*) as n from s group by 1)"
                    + " select n.*, row_number() over (partition by n.shop order by n desc) rn, case when n > 1 then 'x' end k"
                    + " from n left join %s d using (shop) qualify rn = 1 order by 1 limit 10",
            "select id::bigint id, shop || 'it''s', not beans is null, -beans, id // 2, - 1.0, 1.50, 1e3, $$a$$ from %s",
            "select shop ilike 'a%', day::timestamp + interval 3 day, [1, 2], {'a': 1}, ifnull(id, 1) from %s",
            "select * exclude (id) replace (upper(shop) as shop) from %s",
            "select a.id from %s a, %s b where a.id = b.id union all select id from %s except select 1",
            "from %s select distinct on (shop) shop, \"id\"",
            "select (select max(id) from %s) m, exists (select 1), array(select id from %s)",
            "with recursive r as (select 1 as n union all select n + 1 from r where n < 3) select * from r",
            "select id from %s where a and b and c or d and not (e or f)",
            "select sum(beans) filter (where id > 1) over (order by day rows between 1 preceding and current row) from %s",
            "select x[1], x.y, x['a'], extract(year from day), try_cast(a as int), date '2024-01-01', null, true from %s",
            "select string_agg(a, ',' order by b) from %s group by all having count(*) > 1 order by a desc nulls last",
            "pivot %s on shop using sum(beans)",
            "select * from (values (1, 'a'), (2, 'b')) v(n, s) join %s on n = id",
            "select id from %s tablesample 10%",
            "select dev.t.id, t.shop from %s",
            "select id from read_csv('t.csv')",
            "select * from range(3) semi join %s using (range)",
            "select l -> 'a', list_transform(l, lambda x: x + 1), l[1:2] from %s",
            "select id from %s; select 1",
            "select id from nothing (",
            "",
            "describe t",
            "values (1)");

    private static final Set<String> PLACES =
            Set.of("query_location", "query_location_length", "catalog_name", "schema_name", "qualified_name");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A view's query, and the one that it is compared with. */
    private record Asked(String view, String query) {}

    @Test
    void queries_that_are_the_same_or_others() throws SQLException {
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < QUERIES.size(); i++) {
            String query = QUERIES.get(i);
            String other = QUERIES.get((i + 1) % QUERIES.size());
            asked.add(new Asked(in("wh.dev.t", query), in("\"T\"", query)));
            asked.add(new Asked(in("dev.t", query), in("t", other)));
            asked.add(new Asked(in("wh.dev.t", query), in("read_csv('t')", query)));
        }
        assertThat(differentOnes(asked)).isBetween(20, 50);
    }

    @Test
    void queries_in_which_words_were_changed() throws SQLException {
        Random random = new Random(1);
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String query = QUERIES.get(i % QUERIES.size());
            asked.add(new Asked(in("wh.dev.t", query), in("t", changed(query, random))));
        }
        assertThat(differentOnes(asked)).isBetween(50, 350);
    }

    private static String in(String table, String query) {
        return query.replace("%s", table);
    }

    /** One word left out, twice there, in capitals, in another's place or with a schema before it. */
    private static String changed(String query, Random random) {
        List<String> words = new ArrayList<>(List.of(query.split("(?<=\\W)|(?=\\W)")));
        int at = random.nextInt(words.size());
        String word = words.get(at);
        words.set(
                at,
                switch (random.nextInt(6)) {
                    case 0 -> "";
                    case 1 -> word + " " + word;
                    case 2 -> word.toUpperCase(Locale.ROOT);
                    case 3 -> words.get(random.nextInt(words.size()));
                    case 4 -> word + "/**/ ";
                    default -> "dev." + word;
                });
        return String.join("", words);
    }

    /** How many of them differ; views are given as they were written by hand and as DuckDB writes them. */
    private static int differentOnes(List<Asked> asked) throws SQLException {
        try (Session session = new Session(DriverManager.getConnection("jdbc:duckdb:"))) {
            Map<Relation, String> queries = new HashMap<>();
            Map<RelationName, Asked> compared = new LinkedHashMap<>();
            Set<RelationName> expected = new HashSet<>();
            for (Asked each : asked) {
                List<String> texts = new ArrayList<>(List.of(each.view()));
                ask(session, "json_deserialize_sql(json_serialize_sql(q))", each.view())
                        .ifPresent(texts::add);
                for (String text : texts) {
                    RelationName name = new RelationName("wh", "dev", "v" + compared.size());
                    compared.put(name, new Asked(text, each.query()));
                    queries.put(view(name, text), each.query());
                    if (differAsWritten(session, text, each.query())) expected.add(name);
                }
            }
            Set<RelationName> found = new ViewComparison(session).different(queries);
            compared.forEach((name, pair) ->
                    assertThat(found.contains(name)).as("%s", pair).isEqualTo(expected.contains(name)));
            return found.size();
        }
    }

    private static Relation view(RelationName name, String query) {
        Optional<String> definition = Optional.of("CREATE VIEW dev.v AS " + query + ";");
        return new Relation(name, RelationKind.VIEW, definition, OptionalLong.empty(), OptionalLong.empty());
    }

    private static boolean differAsWritten(Session session, String view, String query) {
        Optional<JsonNode> one = written(session, view);
        Optional<JsonNode> other = written(session, query);
        return one.isPresent()
                && other.isPresent()
                && callsTables(one.get()) == callsTables(other.get())
                && !bare(one.get(), false).equals(bare(other.get(), false));
    }

    private static Optional<JsonNode> written(Session session, String query) {
        return ask(session, "json_serialize_sql(json_deserialize_sql(json_serialize_sql(q)))", query)
                .map(ViewComparisonShortcutTest::tree)
                .filter(tree -> !tree.path("statements").isEmpty());
    }

    private static Optional<String> ask(Session session, String expression, String query) {
        try {
            String sql = "select " + expression + " as found from (select cast(? as varchar) as q)";
            return Optional.of(
                    session.query(sql, List.of(query), row -> row.text("found")).get(0));
        } catch (StatementFailed notUnderstood) {
            return Optional.empty();
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static boolean callsTables(JsonNode tree) {
        return tree.findValuesAsText("type").contains("TABLE_FUNCTION");
    }

    /** Without places, and for tables without what is around their names, which count in any case. */
    private static JsonNode bare(JsonNode node, boolean name) {
        if (name) return JSON.getNodeFactory().textNode(node.asText().toLowerCase(Locale.ROOT));
        if (node.isArray()) {
            ArrayNode items = JSON.createArrayNode();
            node.forEach(item -> items.add(bare(item, false)));
            return items;
        }
        ObjectNode fields = JSON.createObjectNode();
        boolean table = node.path("type").asText().equals("BASE_TABLE");
        node.properties().stream()
                .filter(field -> !PLACES.contains(field.getKey())
                        || (!table && !field.getKey().startsWith("query_location")))
                .forEach(field -> fields.set(
                        field.getKey(),
                        bare(field.getValue(), table && field.getKey().equals("table_name"))));
        return node.isObject() ? fields : node;
    }
}
