package io.devenv.core.defer;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.state.DbtVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A branch, a state, a selection and a dev schema thrown together: models {@code m0, m1, …}, each reading some before it.
 *
 * @param shuffle in which order the parts are put together; it must make no difference
 */
record RandomShop(int models, long seed, long shuffle, DbtVersion dbt, boolean on, boolean favors) {
    private static final SchemaName DEV = new SchemaName("wh", "dev");

    private boolean chance(String what, int model, double share) {
        return new Random(seed * 31 + what.hashCode() * 1009L + model * 7919L).nextDouble() < share;
    }

    private List<Integer> numbers(String what) {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, models).boxed().toList());
        Collections.shuffle(numbers, new Random(shuffle + what.hashCode()));
        return numbers;
    }

    private Manifest manifest(String schema, double kept, double ephemeral) {
        TestManifest manifest = new TestManifest();
        for (int number : numbers(schema)) {
            if (!chance(schema + " kept", number, kept)) continue;
            String[] parents = IntStream.range(0, number)
                    .filter(parent -> chance("edge " + number, parent, 0.4))
                    .mapToObj(parent -> "model.shop.m" + parent)
                    .toArray(String[]::new);
            boolean inlined = chance(schema + " ephemeral", number, ephemeral);
            manifest.model("m" + number, node -> {
                node.parents(parents).config("materialized", inlined ? "ephemeral" : "table");
                return inlined ? node.livesNowhere() : node.lives("wh", schema, "m" + number);
            });
        }
        return manifest.build();
    }

    Manifest branch() {
        return manifest("dev", 1, 0.2);
    }

    Manifest state() {
        return manifest("prod", 0.7, 0.1);
    }

    Set<String> selected() {
        return numbers("selection").stream()
                .filter(number -> chance("selected", number, 0.5))
                .map(number -> "model.shop.m" + number)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    RelationCache cache() {
        List<Relation> there = numbers("lying").stream()
                .filter(number -> chance("lies", number, 0.5))
                .map(number -> Relation.of(
                        DEV.relation(chance("twin", number, 0.1) ? "M" + number : "m" + number), RelationKind.TABLE))
                .toList();
        return new RelationCache(new Inventory(Question.NAMES, Map.of(DEV, new Listing.Listed(there))), Quoting.ALL);
    }

    /** Every ref of every selected model, sorted. */
    List<Resolution> refs() {
        Manifest branch = branch();
        Set<String> selected = selected();
        Deferral deferral =
                new Deferral(DeferRules.of(dbt), new DeferSettings(on, favors), Optional.of(state()), selected);
        RefResolver resolver = new RefResolver(deferral, cache(), Frontier.of(branch, selected, DbtCommand.RUN));
        List<Resolution> refs = new ArrayList<>();
        for (String id : selected) {
            Node child = branch.node(id).orElseThrow();
            for (String parent : new TreeSet<>(child.dependsOn().nodes())) {
                refs.add(resolver.resolve(child, branch.node(parent).orElseThrow()));
            }
        }
        return refs;
    }

    RandomShop shuffled(long order) {
        return new RandomShop(models, seed, order, dbt, on, favors);
    }
}
