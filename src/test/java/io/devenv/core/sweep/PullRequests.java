package io.devenv.core.sweep;

import io.devenv.core.TestManifest;
import io.devenv.core.cleanup.CleanOptions.Disposal;
import io.devenv.core.cleanup.KnownNames;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.FoundSchema;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.relation.ViewBinding;
import io.devenv.core.sweep.SweptSchema.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Schemas of pull requests, put together relation by relation. Every name is one of the manifest's but those that begin with an x. */
final class PullRequests {
    private static final NameRules RULES = new NameRules(Quoting.ALL, Fold.LOWER, CaseMatch.ERROR, Fold.LOWER, '"');
    private static final SweepRule RULE = new SweepRule("pr_*", Optional.empty(), Set.of(SweepRule.GoneFrom.LIST));

    private final Map<SchemaName, List<Relation>> lying = new TreeMap<>();
    private final Map<RelationName, Set<RelationName>> needs = new HashMap<>();
    private final Map<SchemaName, SchemaFacts> facts = new HashMap<>();
    private final Map<RelationName, SetAside> aside = new HashMap<>();
    private final Map<RelationName, Stays> refused = new HashMap<>();
    private final Map<SchemaName, String> kept = new HashMap<>();
    private Cause cause = Cause.LISTED;
    private ViewBinding views = ViewBinding.BY_RELATION;
    private Disposal disposal = Disposal.SET_ASIDE;

    static SchemaName schema(String name) {
        return new SchemaName("wh", name);
    }

    static Set<SchemaName> schemas(String... names) {
        Set<SchemaName> schemas = new TreeSet<>();
        Stream.of(names).map(PullRequests::schema).forEach(schemas::add);
        return schemas;
    }

    static RelationName name(String name) {
        String[] parts = name.split("\\.");
        return schema(parts[0]).relation(parts[1]);
    }

    static List<RelationName> names(String... names) {
        return Stream.of(names).map(PullRequests::name).toList();
    }

    PullRequests empty(String schema) {
        lying.computeIfAbsent(schema(schema), key -> new ArrayList<>());
        facts.put(schema(schema), new SchemaFacts(Optional.of("ci"), List.of(), Optional.empty(), Optional.empty()));
        return this;
    }

    private PullRequests lies(String name, RelationKind kind, OptionalLong bytes) {
        RelationName full = name(name);
        empty(full.schema());
        lying.computeIfAbsent(full.inSchema(), key -> new ArrayList<>())
                .add(new Relation(full, kind, Optional.empty(), OptionalLong.empty(), bytes));
        return this;
    }

    PullRequests table(String name, long bytes) {
        return lies(name, RelationKind.TABLE, OptionalLong.of(bytes));
    }

    PullRequests tableOfUnknownSize(String name) {
        return lies(name, RelationKind.TABLE, OptionalLong.empty());
    }

    PullRequests view(String name) {
        return lies(name, RelationKind.VIEW, OptionalLong.empty());
    }

    PullRequests aside(String schema, int number, boolean due, Instant until) {
        String trash = schema + ".__devenv_trash_run1_" + number;
        aside.put(name(trash), new SetAside(name(schema + ".was"), due, until));
        return table(trash, 1);
    }

    PullRequests needs(String reader, String needed) {
        needs.computeIfAbsent(name(reader), key -> new HashSet<>()).add(name(needed));
        return this;
    }

    PullRequests refused(String name, String why) {
        refused.put(name(name), new Stays(Cause.REFUSED, why));
        return this;
    }

    PullRequests keeping(String schema, Cause why, String reason) {
        kept.put(schema(schema), reason);
        cause = why;
        return this;
    }

    PullRequests holding(String schema, String other) {
        facts.put(
                schema(schema), new SchemaFacts(Optional.of("ci"), List.of(other), Optional.empty(), Optional.empty()));
        return this;
    }

    PullRequests obstacle(String schema, String why) {
        facts.put(schema(schema), new SchemaFacts(Optional.of("bob"), List.of(), Optional.of(why), Optional.empty()));
        return this;
    }

    PullRequests hidden(String schema) {
        facts.remove(schema(schema));
        return this;
    }

    PullRequests byName() {
        views = ViewBinding.BY_NAME;
        return this;
    }

    PullRequests forGood() {
        disposal = Disposal.FOR_GOOD;
        return this;
    }

    SweepPlan plan() {
        TestManifest manifest = new TestManifest();
        List<Judged> judged = new ArrayList<>();
        lying.forEach((schema, relations) -> {
            for (Relation relation : relations) {
                String known = relation.name().identifier();
                if (known.startsWith("x") || aside.containsKey(relation.name())) continue;
                manifest.model(
                        known + relation.kind(),
                        node -> node.lives("wh", "dev", known)
                                .config("materialized", relation.kind().word()));
            }
            boolean stays = kept.containsKey(schema);
            judged.add(new Judged(
                    new FoundSchema(schema, relations, "f"),
                    RULE,
                    Optional.empty(),
                    SchemaAge.UNKNOWN,
                    stays ? Optional.of(cause) : Optional.empty(),
                    kept.getOrDefault(schema, "gone")));
        });
        return SweepPlanner.plan(new SweepSituation(
                judged,
                new KnownNames(manifest.build(), Optional.empty(), RULES),
                new Dependencies(needs),
                facts,
                aside,
                refused,
                RULES,
                views,
                disposal));
    }
}
