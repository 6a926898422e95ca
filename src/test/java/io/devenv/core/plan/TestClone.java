package io.devenv.core.plan;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.CacheRules;
import io.devenv.core.relation.CacheRules.Gap;
import io.devenv.core.relation.CacheRules.Rebuild;
import io.devenv.core.relation.CloneRules;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.ReplaceRules;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.relation.ViewBinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A clone to preview: a branch, a state, what lies in the schemas, and the rules of an adapter. */
public final class TestClone {
    private static final NameRules NAMES = new NameRules(Quoting.ALL, Fold.LOWER, CaseMatch.ERROR, Fold.LOWER, '"');

    private final Manifest branch;
    private final Manifest state;
    private final AdapterRules rules;
    private final Map<SchemaName, Listing> listings = new HashMap<>();
    private boolean fullRefresh;

    /** Of {@code dev} and {@code prod}, both of them empty; all names are quoted. */
    public TestClone(TestManifest branch, TestManifest state, AdapterRules rules) {
        this.branch = branch.build();
        this.state = state.build();
        this.rules = rules;
        lies("dev", List.of());
        lies("prod", List.of());
    }

    /** On an adapter without zero-copy clones. */
    public static TestClone withViewsOnly(TestManifest branch, TestManifest state) {
        return new TestClone(branch, state, rules(CloneRules.VIEWS_ONLY));
    }

    static AdapterRules rules(CloneRules cloning) {
        return rules(cloning, ReplaceRules.ANYTHING, false);
    }

    static AdapterRules rules(CloneRules cloning, ReplaceRules replacing, boolean takesViewsAlong) {
        Rebuild rebuild = takesViewsAlong ? Rebuild.RENAMES_AND_DROPS_READERS : Rebuild.IN_PLACE;
        CacheRules cache = new CacheRules(Gap.EMPTY, Gap.EMPTY, Gap.STOPS, Set.of(), Optional.empty(), false, rebuild);
        return new AdapterRules(NAMES, cache, cloning, replacing, ViewBinding.BY_NAME, Set.of());
    }

    /** Adds a relation to a schema of the database {@code wh}. */
    public TestClone lies(String schema, String name, RelationKind kind) {
        SchemaName place = new SchemaName("wh", schema);
        List<Relation> relations = new ArrayList<>();
        if (listings.get(place) instanceof Listing.Listed listed) relations.addAll(listed.relations());
        relations.add(Relation.of(place.relation(name), kind));
        return lies(schema, relations);
    }

    private TestClone lies(String schema, List<Relation> relations) {
        return listing(schema, new Listing.Listed(relations));
    }

    TestClone listing(String schema, Listing listing) {
        listings.put(new SchemaName("wh", schema), listing);
        return this;
    }

    /** With {@code --full-refresh}. */
    public TestClone fullRefresh() {
        fullRefresh = true;
        return this;
    }

    /** What becomes of the whole branch. */
    public Cloning cloning() {
        Inventory inventory = new Inventory(rules.names(), listings);
        return new ClonePreview(state, inventory, rules, Quoting.ALL, fullRefresh).of(branch.nodes());
    }

    /** Such as {@code a: view missing-in-dev from prod.a}, {@code b: - exists-in-dev} or {@code c: table full-refresh over view from prod.c}. */
    public List<String> lines() {
        return cloning().steps().stream().map(TestClone::line).toList();
    }

    private static String line(CloneStep step) {
        Optional<RelationKind> replaced = step.replaces();
        return step.node().name() + ": "
                + step.made().map(RelationKind::word).orElse("-")
                + " " + step.reason().word()
                + replaced.map(kind -> " over " + kind.word()).orElse("")
                + (step.creates() ? " from " + step.source().orElseThrow().name() : "");
    }

    List<Warning> warnings() {
        return CloneChecks.of(cloning(), rules);
    }

    List<String> messages(String code) {
        return warnings().stream()
                .filter(warning -> warning.code().equals(code))
                .map(Warning::message)
                .toList();
    }

    /** Models of the same names in one schema. */
    public static TestManifest models(String schema, String... names) {
        TestManifest manifest = new TestManifest();
        Stream.of(names).forEach(name -> manifest.model(name, node -> node.lives("wh", schema, name)));
        return manifest;
    }
}
