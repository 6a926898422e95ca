package io.devenv.core.cleanup;

import io.devenv.core.code.Call;
import io.devenv.core.code.QueryOrigin;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.OwnMacros;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import io.devenv.core.results.BuiltQuery;
import io.devenv.core.results.BuiltQuery.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells of records that have the query a relation was built from whether that can be the branch's code. dbt's log and run results keep no
 * fingerprint of the code, but the query as it was compiled.
 */
public final class BuiltCode {
    /** Stands for code that is not the branch's. */
    private static final String OTHER = "other code";

    /** What dbt's own materializations create is the query itself, or has it in brackets. */
    private static final Set<String> PLAIN = Set.of("table", "view", "incremental", "materialized_view");

    private final Manifest branch;
    private final Optional<Manifest> state;
    private final List<Node> added;
    private final BranchNames names;
    private final OwnMacros macros;
    private final Map<String, Set<String>> identifiers = new HashMap<>();
    private final QueryOrigin origin = new QueryOrigin(this::namesOf);
    private final IdentityHashMap<Object, Asked> asked = new IdentityHashMap<>();

    public BuiltCode(Manifest branch, Optional<Manifest> state, NameRules rules) {
        this.branch = branch;
        this.state = state;
        this.added = branch.built().stream()
                .filter(node -> isWritten(node)
                        && state.flatMap(manifest -> manifest.node(node.id())).isEmpty())
                .toList();
        this.names = new BranchNames(branch, Optional.empty(), rules);
        this.macros = OwnMacros.of(branch);
        Stream.concat(
                        Stream.concat(branch.nodes().stream(), branch.disabled().stream()),
                        state.stream().flatMap(manifest -> manifest.nodes().stream()))
                .filter(node -> node.type().isRefable())
                .forEach(this::learn);
    }

    private void learn(Node node) {
        Set<String> known = identifiers.computeIfAbsent(node.name(), name -> new HashSet<>(Set.of(name)));
        node.nameOfRelation().map(RelationName::identifier).ifPresent(known::add);
    }

    /** True if nothing can be told of a record unless its query is read again: nobody has asked before what is asked now. */
    public boolean needsQuery(Built record) {
        return record.body().isEmpty()
                && record.sql().isEmpty()
                && record.query().flatMap(BuiltQuery::place).isPresent()
                && !isAnswered(record);
    }

    private boolean isAnswered(Built record) {
        Optional<Asked> branchs = asked(record);
        if (branchs.isEmpty()) return true;
        Optional<Answer> answer = branchs.get().answer(record);
        if (answer.isEmpty() || answer.get().node().isPresent()) return answer.isPresent();
        return askedOfState(record)
                .map(states -> states.answer(record).isPresent())
                .orElse(true);
    }

    /** The models of whose relations a record has the query: their code is worth reading. */
    public List<Node> wanted(List<Built> records) {
        return records.stream()
                .filter(record -> record.sql().isPresent() && record.body().isEmpty())
                .flatMap(record ->
                        asked(record).filter(asked -> asked.answer(record).isEmpty()).stream())
                .flatMap(asked -> asked.nodes().stream())
                .distinct()
                .toList();
    }

    /**
     * The records, each with what stands for its code if that can be told, and with the answer if it had to be found.
     *
     * @param raw the code of nodes as it is written on the branch, by unique_id
     */
    public List<Built> told(List<Built> records, Map<String, String> raw) {
        return records.stream().map(record -> told(record, raw)).toList();
    }

    /** Ids of models whose relation was built from other code than the branch's, if the state has yet another: perhaps it was that. */
    public Set<String> unexplained(List<Built> told) {
        return told.stream()
                .filter(record -> isOfOtherCode(record) && record.sql().isPresent())
                .flatMap(record -> askedOfState(record)
                        .filter(asked -> asked.answer(record).isEmpty())
                        .stream())
                .map(asked -> asked.nodes().get(0).id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The records, each with what stands for the state's code if it can be told to have been built from that.
     *
     * @param raw the code of nodes as it is written in the state, by unique_id
     */
    public List<Built> toldByState(List<Built> told, Map<String, String> raw) {
        return told.stream()
                .map(record -> isOfOtherCode(record) ? explained(record, raw) : record)
                .toList();
    }

    private Built explained(Built record, Map<String, String> raw) {
        Optional<Asked> states = askedOfState(record);
        if (states.isEmpty()) return record;
        Optional<Answer> answer = states.get().answer(record, raw, origin);
        if (answer.isEmpty()) return record;
        Built noted = states.get().noted(record, answer.get(), raw);
        boolean theirs = answer.get().node().isPresent();
        return theirs ? noted.builtFrom(Optional.of(states.get().nodes().get(0).body())) : noted;
    }

    private static boolean isOfOtherCode(Built record) {
        return record.body().filter(OTHER::equals).isPresent();
    }

    private Optional<Node> inState(Node model) {
        return state.flatMap(manifest -> manifest.node(model.id()))
                .filter(theirs -> !theirs.body().isEmpty() && !theirs.body().equals(model.body()));
    }

    private Built told(Built record, Map<String, String> raw) {
        if (record.query().isEmpty() || record.body().isPresent()) return record;
        Optional<Asked> asked = asked(record);
        if (asked.isEmpty()) return record;
        Optional<Answer> answer = asked.get().answer(record, raw, origin);
        if (answer.isEmpty()) return record;
        Built noted = asked.get().noted(record, answer.get(), raw);
        Optional<String> whose = answer.get().node().flatMap(branch::node).map(Node::body);
        return whose.isEmpty() && isOfNobody(record) ? noted : noted.builtFrom(Optional.of(whose.orElse(OTHER)));
    }

    /** Whose code on the branch it may be. */
    private Optional<Asked> asked(Built record) {
        if (!isOfNobody(record)) return model(record).map(this::asked);
        return added.isEmpty() ? Optional.empty() : Optional.of(asked.computeIfAbsent(added, same -> about(added)));
    }

    private Optional<Asked> askedOfState(Built record) {
        return model(record).flatMap(this::inState).map(this::asked);
    }

    /** What the code of nodes may have become depends on it, on what their refs are called, and on nothing else. */
    private Asked about(List<Node> nodes) {
        List<Object> all = new ArrayList<>();
        for (Node node : nodes) {
            Map<String, Set<String>> called = new TreeMap<>();
            for (String id : node.dependsOn().nodes()) {
                branch.node(id)
                        .or(() -> state.flatMap(manifest -> manifest.node(id)))
                        .map(Node::name)
                        .ifPresent(name -> called.put(name, new TreeSet<>(identifiers.getOrDefault(name, Set.of()))));
            }
            all.add(List.of(node.id(), node.body(), called));
        }
        return new Asked(nodes, macros.override("ref") + all.toString());
    }

    private Asked asked(Node node) {
        return asked.computeIfAbsent(node, same -> about(List.of(node)));
    }

    /** True if neither manifest knows what it was built for: perhaps that has another name now. */
    private boolean isOfNobody(Built record) {
        return names.node(record.name()).isEmpty()
                && record.node()
                        .filter(id -> branch.node(id).isEmpty()
                                && state.flatMap(manifest -> manifest.node(id)).isEmpty())
                        .isPresent();
    }

    private Optional<Node> model(Built record) {
        return names.node(record.name())
                .filter(BuiltCode::isWritten)
                .filter(node -> record.from() != Built.Source.LOG || isPlain(node));
    }

    private static boolean isWritten(Node node) {
        return node.type() == ResourceType.MODEL
                && node.files().original().endsWith(".sql")
                && !node.body().isEmpty();
    }

    private boolean isPlain(Node node) {
        return !macros.wrapQueries()
                && node.materialized().filter(PLAIN::contains).isPresent();
    }

    private Optional<Set<String>> namesOf(Call.Ref ref) {
        return macros.override("ref") ? Optional.empty() : Optional.ofNullable(identifiers.get(ref.name()));
    }
}
