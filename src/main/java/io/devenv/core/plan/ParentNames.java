package io.devenv.core.plan;

import io.devenv.core.code.Call;
import io.devenv.core.code.CommonTables;
import io.devenv.core.code.Names;
import io.devenv.core.code.Pair;
import io.devenv.core.defer.RefTarget;
import io.devenv.core.manifest.Code;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.OwnMacros;
import io.devenv.core.manifest.RefCall;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SettingRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the calls in one node's code stand for, and in the code of the ephemeral models inside it: by the plan's own resolutions. */
final class ParentNames {
    private final Manifest branch;
    private final OwnMacros macros;
    private final NameRules rules;
    private final SettingRules settings;
    private final Quoting quoting;
    private final Map<String, Code> codes;
    private final Map<String, PlannedRef> refs = new HashMap<>();

    /**
     * The names of one step of the plan.
     *
     * @param rules the adapter's
     * @param quoting the project's
     * @param codes of the node, its parents, and those of ephemeral parents
     */
    ParentNames(
            Manifest branch,
            OwnMacros macros,
            AdapterRules rules,
            Quoting quoting,
            Map<String, Code> codes,
            List<PlannedRef> planned) {
        this.branch = branch;
        this.macros = macros;
        this.rules = rules.names();
        this.settings = rules.settings();
        this.quoting = quoting;
        this.codes = codes;
        planned.forEach(ref -> refs.put(ref.resolution().parent().id(), ref));
    }

    /** For the calls in the code of one node; those that a macro of the project has taken over stay unknown. */
    Names in(Node child) {
        return call -> {
            if (macros.override(call.word(), child)) return Optional.empty();
            if (call instanceof Call.Ref ref) return parent(child, ref).flatMap(this::pair);
            if (call instanceof Call.Source source) return source(child, source);
            return call instanceof Call.Config
                    ? Optional.of(Pair.same(""))
                    : own(child).map(Pair::same);
        };
    }

    /** The parent that a ref means: in two packages of that name the child's own comes first, then the project's (dbt-core, all versions). */
    Optional<Node> parent(Node child, Call.Ref ref) {
        RefCall call = RefCall.of(ref);
        List<Node> named = parents(child).filter(call::finds).toList();
        if (named.size() < 2) return named.stream().findFirst();
        return ofPackage(named, child.packageName())
                .or(() -> branch.metadata().projectName().flatMap(project -> ofPackage(named, project)));
    }

    private static Optional<Node> ofPackage(List<Node> nodes, String name) {
        return nodes.stream().filter(node -> node.packageName().equals(name)).findFirst();
    }

    private Stream<Node> parents(Node child) {
        return child.dependsOn().nodes().stream().distinct().flatMap(id -> branch.node(id).stream());
    }

    private Optional<Pair> pair(Node parent) {
        if (parent.isEphemeral()) return Optional.of(Pair.same(CommonTables.nameOf(alias(parent))));
        return Optional.ofNullable(refs.get(parent.id())).flatMap(this::pair);
    }

    /** Empty where nobody knows what the ref becomes with defer. */
    private Optional<Pair> pair(PlannedRef ref) {
        Optional<String> without = ref.resolution().parent().relation().map(name -> rules.render(name, quoting));
        return without.flatMap(dev -> ref.rendered().map(rendered -> new Pair(dev, rendered)));
    }

    String alias(Node ephemeral) {
        return codes.getOrDefault(ephemeral.id(), Code.NONE).alias().orElse(ephemeral.name());
    }

    private Optional<Pair> source(Node child, Call.Source call) {
        return parents(child)
                .filter(node -> node.isFoundBy(call))
                .findFirst()
                .flatMap(this::sourceText)
                .map(Pair::same);
    }

    /** A source is quoted as its own settings have it, whatever the project's are (dbt-core, all versions; semantics of {@code source()}). */
    private Optional<String> sourceText(Node source) {
        boolean elsewhere = settings.placeElsewhere(source.config())
                || settings.placeElsewhere(source.config().object("meta"))
                || settings.placeElsewhere(
                        codes.getOrDefault(source.id(), Code.NONE).meta());
        if (elsewhere) return Optional.empty();
        Quoting own = rules.defaultQuoting().overlaidBy(source.fields().object("quoting"));
        return source.relation().map(name -> rules.render(name, own));
    }

    /** Empty for what has no relation of its own, though dbt has a name for that, too. */
    private Optional<String> own(Node child) {
        return child.relation().map(name -> rules.render(name, quoting));
    }

    /**
     * Each text that a call may have been compiled to, with what it becomes now.
     *
     * @param own where the state has the node itself: code that was compiled for that target says so for {@code this}
     * @param quotings how names may have been quoted
     */
    Map<String, Set<Pair>> texts(Node node, Optional<RelationName> own, Set<Quoting> quotings) {
        Map<String, Set<Pair>> texts = new HashMap<>();
        for (PlannedRef ref : refs.values()) {
            for (String text : textsOf(ref, quotings)) {
                pair(ref).ifPresentOrElse(pair -> add(texts, text, pair), () -> texts.putIfAbsent(text, Set.of()));
            }
        }
        parents(node)
                .filter(parent -> parent.type() == ResourceType.SOURCE)
                .flatMap(source -> sourceText(source).stream())
                .forEach(text -> add(texts, text, Pair.same(text)));
        if (node.isBuilt()) {
            Set<RelationName> places = new TreeSet<>();
            node.relation().ifPresent(places::add);
            own.ifPresent(places::add);
            for (String text : rendered(places, quotings)) own(node).ifPresent(dev -> add(texts, text, Pair.same(dev)));
        }
        return texts;
    }

    Set<String> textsOf(PlannedRef ref, Set<Quoting> quotings) {
        if (ref.resolution().target() == RefTarget.EPHEMERAL) return Set.of();
        Set<RelationName> names = new TreeSet<>();
        ref.resolution().parent().relation().ifPresent(names::add);
        ref.stateRelation().ifPresent(names::add);
        return rendered(names, quotings);
    }

    private Set<String> rendered(Set<RelationName> names, Set<Quoting> quotings) {
        Set<String> texts = new TreeSet<>();
        for (RelationName name : names) quotings.forEach(policy -> texts.add(rules.render(name, policy)));
        return texts;
    }

    private static void add(Map<String, Set<Pair>> texts, String text, Pair meaning) {
        Set<Pair> meanings = new HashSet<>(texts.getOrDefault(text, Set.of()));
        meanings.add(meaning);
        texts.put(text, meanings);
    }

    Optional<PlannedRef> refTo(Node parent) {
        return Optional.ofNullable(refs.get(parent.id()));
    }

    /** True if the code reads a relation of a parent, not counting sources. */
    boolean readsParents() {
        return refs.values().stream().anyMatch(ref -> ref.resolution().target() != RefTarget.EPHEMERAL);
    }
}
