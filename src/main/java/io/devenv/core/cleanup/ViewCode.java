package io.devenv.core.cleanup;

import io.devenv.core.code.Call;
import io.devenv.core.code.Pair;
import io.devenv.core.code.RawCode;
import io.devenv.core.code.TwoSided;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.OwnMacros;
import io.devenv.core.manifest.RefCall;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The queries that views in dev would be made of now. Records may be gone, or not tell of the code; the view itself is what it is, and a
 * warehouse that can compare queries shows whether it is the branch's code. Only what is certain is asked: code in which nothing but
 * names has to be put in, made by dbt's own materialization.
 */
public final class ViewCode {
    private final Manifest branch;
    private final Optional<Manifest> state;
    private final OwnMacros macros;
    private final Map<String, Relation> views = new LinkedHashMap<>();

    /**
     * Looks for the views there are.
     *
     * @param told what is recorded: of a view that is known to be of other code no warehouse need be asked. One that was built from the
     *     branch's may have been replaced by hand since
     */
    public ViewCode(Manifest branch, Optional<Manifest> state, Inventory dev, List<Built> told) {
        this.branch = branch;
        this.state = state;
        this.macros = OwnMacros.of(branch);
        if (macros.wrapQueries()) return;
        Records records = new Records(told, dev.rules());
        for (Node node : branch.built()) {
            if (!isPlainView(node)) continue;
            node.relation()
                    .flatMap(name -> dev.look(name, Quoting.ALL).found())
                    .filter(relation -> relation.kind() == RelationKind.VIEW)
                    .filter(relation -> relation.definition().isPresent())
                    .filter(relation -> !records.of(relation.name()).isOfOtherCode(node.body()))
                    .ifPresent(relation -> views.put(node.id(), relation));
        }
    }

    /** One that dbt makes of the query alone: contracts and ephemeral parents put something around it. */
    private boolean isPlainView(Node node) {
        return node.type() == ResourceType.MODEL
                && node.files().original().endsWith(".sql")
                && node.materialized().filter("view"::equals).isPresent()
                && node.config()
                        .object("contract")
                        .flag("enforced")
                        .filter(on -> on)
                        .isEmpty()
                && node.dependsOn().nodes().stream()
                        .noneMatch(
                                id -> branch.node(id).filter(Node::isEphemeral).isPresent());
    }

    /** The models whose code is worth reading. */
    public List<Node> wanted() {
        return views.keySet().stream().flatMap(id -> branch.node(id).stream()).toList();
    }

    /**
     * What each view would be made of now; relations stand there by their identifiers alone, for in dev and in the state, where refs may
     * point, these are the same. A view of which only dbt could tell is left out.
     *
     * @param raw the code of nodes as it is written on the branch, by unique_id
     */
    public Map<Relation, String> queries(Map<String, String> raw) {
        Map<Relation, String> queries = new HashMap<>();
        views.forEach((id, relation) -> {
            Optional<String> code = Optional.ofNullable(raw.get(id));
            Optional<TwoSided> made = branch.node(id)
                    .flatMap(node -> code.map(text -> RawCode.of(text).rendered(call -> name(node, call))));
            made.filter(both -> both.unknown().isEmpty()).ifPresent(both -> queries.put(relation, both.withoutDefer()));
        });
        return queries;
    }

    private Optional<Pair> name(Node child, Call call) {
        if (macros.override(call.word(), child)) return Optional.empty();
        if (call instanceof Call.Ref ref) return only(child, RefCall.of(ref)::finds);
        if (call instanceof Call.Source source) return only(child, parent -> parent.isFoundBy(source));
        return call instanceof Call.Config ? Optional.of(Pair.same("")) : Optional.empty();
    }

    /** The name of the one parent that is meant, if it is called the same wherever the call may point. */
    private Optional<Pair> only(Node child, Predicate<Node> meant) {
        List<Node> parents = child.dependsOn().nodes().stream()
                .distinct()
                .flatMap(id -> branch.node(id).stream())
                .filter(meant)
                .toList();
        if (parents.size() != 1) return Optional.empty();
        Optional<String> here = parents.get(0).relation().map(RelationName::identifier);
        Optional<String> there = state.flatMap(
                        manifest -> manifest.node(parents.get(0).id()))
                .flatMap(Node::relation)
                .map(RelationName::identifier);
        boolean same = there.isEmpty() || there.map(Fold.LOWER::apply).equals(here.map(Fold.LOWER::apply));
        return same ? here.map(name -> Pair.same("\"" + name.replace("\"", "\"\"") + "\"")) : Optional.empty();
    }
}
