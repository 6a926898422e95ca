package io.devenv.warehouse.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Portions;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.duckdb.ViewTrees.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares views with queries by the trees that DuckDB makes of both. A view's text is what DuckDB wrote of the tree it had read, so the query
 * is written and read once more, too (DuckDB 2.0, observed: then equal queries have equal trees). Nearly always their trees are equal before,
 * and what is equal is written alike: then that is spared, for DuckDB takes its time to parse.
 */
record ViewComparison(Session session) {
    private static final Set<String> PLACES =
            Set.of("query_location", "query_location_length", "catalog_name", "schema_name", "qualified_name");

    /** With --empty, --sample and in microbatches dbt puts a query of this name in a relation's place. */
    private static final Pattern LIMITED = Pattern.compile("_dbt_\\w*subq", Pattern.CASE_INSENSITIVE);

    /** A view's query and the one that it ought to be made of, as text or as trees. */
    private record Pair<T>(RelationName name, T view, T query) {}

    Set<RelationName> different(Map<Relation, String> queries) {
        List<Pair<String>> pairs = new ArrayList<>();
        queries.forEach((view, query) -> view.definition()
                .filter(text -> !LIMITED.matcher(text).find())
                .flatMap(ViewText::of)
                .filter(text -> text.columns().isEmpty())
                .ifPresent(text -> pairs.add(new Pair<>(view.name(), text.query(), query))));
        Set<RelationName> different = new HashSet<>();
        for (List<Pair<String>> some : Portions.of(pairs, ViewTrees.AT_ONCE)) {
            differentOf(some).forEach(different::add);
        }
        return different;
    }

    private Stream<RelationName> differentOf(List<Pair<String>> pairs) {
        ViewTrees parser = new ViewTrees(session);
        List<Pair<Tree>> unlike = trees(pairs, parser::read).stream()
                .filter(pair -> !same(pair.view(), pair.query()))
                .toList();
        return trees(unlike, parser::written).stream()
                .filter(pair -> differ(pair.view(), pair.query()))
                .map(Pair::name);
    }

    /** The trees of those pairs of which DuckDB understands both sides. */
    private static <T> List<Pair<Tree>> trees(List<Pair<T>> pairs, Function<List<T>, List<Optional<Tree>>> parser) {
        List<Optional<Tree>> views = parser.apply(pairs.stream().map(Pair::view).toList());
        List<Optional<Tree>> queries =
                parser.apply(pairs.stream().map(Pair::query).toList());
        List<Pair<Tree>> understood = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            if (views.get(i).isEmpty() || queries.get(i).isEmpty()) continue;
            understood.add(new Pair<>(
                    pairs.get(i).name(), views.get(i).get(), queries.get(i).get()));
        }
        return understood;
    }

    /** Where one calls table functions and the other does not, dbt may have put a file in a relation's place. */
    private static boolean differ(Tree view, Tree query) {
        return callsTableFunctions(view) == callsTableFunctions(query) && !same(view, query);
    }

    private static boolean same(Tree view, Tree query) {
        return bare(view.root()).equals(bare(query.root()));
    }

    private static boolean callsTableFunctions(Tree tree) {
        return tree.root().findValuesAsText("type").contains("TABLE_FUNCTION");
    }

    private static JsonNode bare(JsonNode node) {
        if (node.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> items.add(bare(item)));
            return items;
        }
        if (!node.isObject()) return node;
        boolean table = node.path("type").asText().equals("BASE_TABLE");
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(field -> {
            if (PLACES.contains(field.getKey()) && (table || field.getKey().startsWith("query"))) return;
            boolean name = table && field.getKey().equals("table_name");
            fields.set(
                    field.getKey(),
                    name
                            ? JsonNodeFactory.instance.textNode(
                                    Fold.LOWER.apply(field.getValue().asText()))
                            : bare(field.getValue()));
        });
        return fields;
    }
}
