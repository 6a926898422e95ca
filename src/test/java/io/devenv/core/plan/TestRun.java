package io.devenv.core.plan;

import io.devenv.core.TestManifest;
import io.devenv.core.defer.DeferSettings;
import io.devenv.core.defer.RefResolver;
import io.devenv.core.defer.RelationCache;
import io.devenv.core.manifest.Graph;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.relation.CacheRules;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.SchemaName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run to preview: a branch, a state, and what lies in the schemas {@code dev} and {@code prod}. */
final class TestRun {
    private static final NameRules RULES = new NameRules(Quoting.ALL, Fold.LOWER, CaseMatch.ERROR, Fold.LOWER, '"');

    private static final CacheRules CACHE = new CacheRules(
            CacheRules.Gap.EMPTY, CacheRules.Gap.EMPTY, CacheRules.Gap.STOPS, Set.of(), Optional.empty(), false, false);

    private final Manifest branch;
    private final Map<SchemaName, Listing> listings = new HashMap<>();
    private Optional<Manifest> state = Optional.empty();
    private DeferSettings defer = DeferSettings.OFF;

    TestRun(TestManifest branch) {
        this.branch = branch.build();
        lies("dev");
        lies("prod");
    }

    TestRun deferringTo(TestManifest manifest, boolean favoring) {
        state = Optional.of(manifest.build());
        defer = new DeferSettings(true, favoring);
        return this;
    }

    TestRun lies(String schema, String... tables) {
        SchemaName name = new SchemaName("wh", schema);
        listings.put(
                name,
                new Listing.Listed(Stream.of(tables)
                        .map(table -> Relation.of(name.relation(table), RelationKind.TABLE))
                        .toList()));
        return this;
    }

    Graph graph() {
        return branch.graph();
    }

    List<Step> builds(String... models) {
        return preview(ids(models)).build(ids(models));
    }

    List<Step> compiles(String... models) {
        return preview(ids(models)).compile(ids(models));
    }

    private Preview preview(Set<String> selected) {
        RelationCache cache = new RelationCache(new Inventory(RULES, listings), Quoting.ALL, CACHE);
        RefResolver resolver = new RefResolver(defer, state, selected, cache);
        return new Preview(branch, graph(), resolver, cache, RULES, Quoting.ALL);
    }

    static Set<String> ids(String... models) {
        return Stream.of(models)
                .map(name -> name.contains(".") ? name : "model.shop." + name)
                .collect(Collectors.toSet());
    }

    /** Such as {@code b → a: state missing-in-dev}. */
    static List<String> refs(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step.refs().stream())
                .map(PlannedRef::resolution)
                .map(each -> each.child().name() + " → " + each.parent().name() + ": "
                        + each.target().word() + " " + each.reason().word())
                .toList();
    }

    static List<String> fates(List<Step> steps) {
        return steps.stream()
                .map(step -> step.node().name() + " " + step.fate())
                .toList();
    }
}
