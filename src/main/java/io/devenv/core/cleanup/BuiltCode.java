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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** The models of whose relations a record has the query: their code is worth reading. */
    public List<Node> wanted(List<Built> records) {
        return records.stream()
                .filter(record -> record.sql().isPresent() && record.body().isEmpty())
                .flatMap(record -> isOfNobody(record) ? added.stream() : model(record).stream())
                .distinct()
                .toList();
    }

    /**
     * The records, each with what stands for its code if that can be told.
     *
     * @param raw the code of nodes as it is written on the branch, by unique_id
     */
    public List<Built> told(List<Built> records, Map<String, String> raw) {
        QueryOrigin origin = new QueryOrigin(this::namesOf);
        return records.stream().map(record -> told(record, raw, origin)).toList();
    }

    /** Ids of models whose relation was built from other code than the branch's, if the state has yet another: perhaps it was that. */
    public Set<String> unexplained(List<Built> told) {
        return told.stream()
                .filter(record -> record.body().filter(OTHER::equals).isPresent())
                .flatMap(record -> model(record).stream())
                .filter(model -> inState(model).isPresent())
                .map(Node::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The records, each with what stands for the state's code if it can be told to have been built from that.
     *
     * @param raw the code of nodes as it is written in the state, by unique_id
     */
    public List<Built> toldByState(List<Built> told, Map<String, String> raw) {
        QueryOrigin origin = new QueryOrigin(this::namesOf);
        return told.stream()
                .map(record -> model(record)
                        .filter(model -> record.body().filter(OTHER::equals).isPresent())
                        .filter(model -> raw.containsKey(model.id())
                                && origin.mayBe(
                                        raw.get(model.id()), record.sql().orElse("")))
                        .flatMap(this::inState)
                        .map(theirs -> record.builtFrom(Optional.of(theirs.body())))
                        .orElse(record))
                .toList();
    }

    private Optional<Node> inState(Node model) {
        return state.flatMap(manifest -> manifest.node(model.id()))
                .filter(theirs -> !theirs.body().isEmpty() && !theirs.body().equals(model.body()));
    }

    private Built told(Built record, Map<String, String> raw, QueryOrigin origin) {
        if (record.sql().isEmpty() || record.body().isPresent()) return record;
        if (isOfNobody(record)) return heir(record, raw, origin);
        Optional<Node> model = model(record);
        Optional<String> code = model.map(Node::id).flatMap(id -> Optional.ofNullable(raw.get(id)));
        if (code.isEmpty()) return record;
        boolean same = origin.mayBe(code.get(), record.sql().get());
        return record.builtFrom(Optional.of(same ? model.get().body() : OTHER));
    }

    /** True if neither manifest knows what it was built for: perhaps that has another name now. */
    private boolean isOfNobody(Built record) {
        return names.node(record.name()).isEmpty()
                && record.node()
                        .filter(id -> branch.node(id).isEmpty()
                                && state.flatMap(manifest -> manifest.node(id)).isEmpty())
                        .isPresent();
    }

    private Built heir(Built record, Map<String, String> raw, QueryOrigin origin) {
        List<Node> heirs = added.stream()
                .filter(node -> raw.containsKey(node.id())
                        && origin.mayBe(raw.get(node.id()), record.sql().orElse("")))
                .toList();
        return heirs.size() == 1 ? record.builtFrom(Optional.of(heirs.get(0).body())) : record;
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
