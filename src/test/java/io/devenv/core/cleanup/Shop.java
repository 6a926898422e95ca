package io.devenv.core.cleanup;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Metadata;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.relation.ViewBinding;
import io.devenv.core.results.Built;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** A small project with a dev schema, put together case by case. */
final class Shop {
    static final NameRules RULES = new NameRules(Quoting.ALL, Fold.LOWER, CaseMatch.ERROR, Fold.LOWER, '"');
    /** A warehouse to which letter case makes two of one name. */
    static final NameRules STRICT = new NameRules(Quoting.ALL, Fold.LOWER, CaseMatch.ERROR, Fold.KEEP, '"');

    static final SchemaName DEV = new SchemaName("wh", "dev_ann");
    static final SchemaName PROD = new SchemaName("wh", "analytics");

    final List<Node> branch = new ArrayList<>();
    final List<Node> disabled = new ArrayList<>();
    final List<Node> state = new ArrayList<>();
    final Set<String> changed = new HashSet<>();
    final List<Built> records = new ArrayList<>();
    final Map<String, Instant> productionBuilds = new HashMap<>();
    final Set<RelationName> trash = new HashSet<>();
    final Set<RelationName> otherViews = new HashSet<>();
    /** What somebody wants kept. */
    final List<Pin> pins = new ArrayList<>();

    final List<KeepRule> keep = new ArrayList<>();
    Past past = Past.NONE;
    Optional<Instant> parsed = Optional.empty();

    private final List<Relation> lying = new ArrayList<>();
    private final Map<RelationName, Set<RelationName>> needs = new TreeMap<>();
    Circumstances circumstances = Circumstances.NONE;
    final Set<String> otherCause = new HashSet<>();
    NameRules rules = RULES;
    private boolean personal = true;
    private boolean hasState = true;

    /** A model in both manifests, and not changed. */
    Shop model(String name, String materialized, String... parents) {
        branch.add(node(DEV, "model", name, Map.of("materialized", materialized), parents));
        state.add(node(PROD, "model", name, Map.of("materialized", materialized), parents));
        return this;
    }

    static Node node(SchemaName in, String type, String name, Map<String, Object> config, String... parents) {
        boolean ephemeral = "ephemeral".equals(config.get("materialized"));
        return new Node(
                type + ".shop." + name,
                name,
                ResourceType.ofWord(type).orElseThrow(),
                "shop",
                List.of("shop", name),
                ephemeral || type.equals("operation") ? Optional.empty() : Optional.of(in.relation(name)),
                new Node.Files(name + ".sql", Optional.empty(), Optional.empty()),
                new Fields(new LinkedHashMap<>(config)),
                new Node.DependsOn(List.of(parents), Set.of()),
                "code of " + name,
                Fields.NONE);
    }

    static String id(String name) {
        return "model.shop." + name;
    }

    Shop changed(String... names) {
        for (String name : names) changed.add(id(name));
        return this;
    }

    Shop lies(String name, RelationKind kind) {
        lying.add(Relation.of(DEV.relation(name), kind));
        return this;
    }

    Shop lies(Relation relation) {
        lying.add(relation);
        return this;
    }

    Shop table(String... names) {
        for (String name : names) lying.add(Relation.of(DEV.relation(name), RelationKind.TABLE));
        return this;
    }

    Shop view(String name, String... reads) {
        return view(name, "create view " + name + " as select 1 as one", reads);
    }

    private Shop view(String name, String definition, String... reads) {
        lying.add(new Relation(
                DEV.relation(name),
                RelationKind.VIEW,
                Optional.of(definition),
                OptionalLong.empty(),
                OptionalLong.empty()));
        for (String each : reads) reads(DEV.relation(name), each);
        return this;
    }

    /** A view as a catalog tells of it that knows what it shows. */
    Shop showing(String name, RelationName shown) {
        lying.add(Relation.of(DEV.relation(name), RelationKind.VIEW).showing(shown));
        return this;
    }

    Shop clone(String name) {
        return view(name, "create view dev_ann." + name + " as select * from analytics." + name + ";", new String[0]);
    }

    Shop reads(RelationName reader, String name) {
        needs.computeIfAbsent(reader, key -> new HashSet<>()).add(DEV.relation(name));
        return this;
    }

    Shop logged(String name, RelationKind kind) {
        records.add(new Built(
                DEV.relation(name),
                Optional.of(kind),
                Optional.of(id(name)),
                Optional.empty(),
                Optional.empty(),
                Built.Source.LOG,
                OptionalLong.of(records.size())));
        return this;
    }

    Shop at(Instant now, Optional<Instant> logWritten) {
        circumstances = new Circumstances(Optional.of(now), logWritten, Circumstances.CLONE_LIFE, Optional.empty());
        return this;
    }

    /** A run result of the model {@code a}. */
    Shop ran(Instant at) {
        records.add(new Built(
                DEV.relation("a"),
                Optional.empty(),
                Optional.of(id("a")),
                Optional.of(at),
                Optional.empty(),
                Built.Source.RUN_RESULTS));
        return this;
    }

    Shop shared() {
        personal = false;
        return this;
    }

    Shop withoutState() {
        hasState = false;
        return this;
    }

    Manifest branchManifest() {
        return manifest(branch, disabled, parsed);
    }

    static Manifest manifest(List<Node> nodes, List<Node> disabled) {
        return manifest(nodes, disabled, Optional.empty());
    }

    private static Manifest manifest(List<Node> nodes, List<Node> disabled, Optional<Instant> at) {
        Metadata metadata = new Metadata(12, "1.11.16", at, Optional.of("shop"), Optional.of("duckdb"), Fields.NONE);
        return new Manifest(metadata, nodes, List.of(), disabled);
    }

    Situation situation() {
        boolean own = personal;
        return new Situation(
                branchManifest(),
                hasState ? Optional.of(manifest(state, List.of())) : Optional.empty(),
                DEV,
                new BranchWork(changed, otherCause),
                new Inventory(rules, Map.of(DEV, new Listing.Listed(lying))),
                new Dependencies(needs),
                records,
                productionBuilds,
                schema -> own,
                trash,
                circumstances,
                past,
                new Holds(pins, keep, rules),
                otherViews);
    }

    Standing standing(String name) {
        return Classifier.classify(situation()).standings().stream()
                .filter(each -> each.name().identifier().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Everything the state has lies in production, as a table. */
    Inventory production() {
        List<Relation> there = state.stream()
                .flatMap(node -> node.relation().stream())
                .map(name -> Relation.of(name, RelationKind.TABLE))
                .toList();
        return new Inventory(RULES, Map.of(PROD, new Listing.Listed(there)));
    }

    CleanupPlan plan(CleanOptions options) {
        return plan(options, ViewBinding.BY_NAME);
    }

    CleanupPlan plan(CleanOptions options, ViewBinding views) {
        Situation situation = situation();
        return CleanupPlanner.plan(
                situation, Classifier.classify(situation), options, production(), TestWays.by(views), "r1");
    }

    Verdict verdict(String name, CleanOptions options) {
        return plan(options).verdicts().stream()
                .filter(each -> each.standing().name().identifier().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
