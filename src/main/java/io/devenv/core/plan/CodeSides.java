package io.devenv.core.plan;

import io.devenv.core.code.Call;
import io.devenv.core.code.CommonTables;
import io.devenv.core.code.CompiledCode;
import io.devenv.core.code.Pair;
import io.devenv.core.code.PythonCode;
import io.devenv.core.code.RawCode;
import io.devenv.core.code.Skeleton;
import io.devenv.core.code.TwoSided;
import io.devenv.core.manifest.Code;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.OwnMacros;
import io.devenv.core.plan.SideBySide.Origin;
import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes both sides of a node's code. Compiled code is taken first, because it holds what macros made; where something of it stays unknown and the raw code leaves
 * nothing unknown, that is taken.
 */
public final class CodeSides {
    private final Manifest branch;
    private final OwnMacros macros;
    private final Manifest state;
    private final AdapterRules rules;
    private final Quoting quoting;
    private final Map<String, Code> codes;

    /**
     * For any node of the branch.
     *
     * @param state what is deferred to
     * @param quoting the project's
     * @param codes of the nodes asked for, their parents, and the ephemeral models inside them
     */
    public CodeSides(Manifest branch, Manifest state, AdapterRules rules, Quoting quoting, Map<String, Code> codes) {
        this.branch = branch;
        this.macros = OwnMacros.of(branch);
        this.state = state;
        this.rules = rules;
        this.quoting = quoting;
        this.codes = codes;
    }

    /**
     * Both sides of one node.
     *
     * @param step the node with its refs as the plan resolves them with defer
     * @param compiledFile what dbt wrote below {@code target/compiled}, if that is not older than the node's file
     */
    public SideBySide of(Step step, Optional<String> compiledFile) {
        Node node = step.node();
        List<PlannedRef> refs = new ArrayList<>(step.refs());
        refs.addAll(step.besides().notExecuted());
        ParentNames names = new ParentNames(branch, macros, rules, quoting, codes, refs);
        Code code = codeOf(node);
        String raw = code.raw().orElse("");
        List<SideBySide> found = new ArrayList<>();
        code.compiled()
                .ifPresent(text -> found.add(new SideBySide(node, Origin.MANIFEST, compiled(node, names, raw, text))));
        if (code.compiled().isEmpty()) {
            compiledFile
                    .filter(text -> Skeleton.fits(raw, text))
                    .ifPresent(text ->
                            found.add(new SideBySide(node, Origin.COMPILED_FILE, compiled(node, names, raw, text))));
        }
        found.add(new SideBySide(node, Origin.RAW_CODE, raw(node, names, raw)));
        return found.stream().filter(SideBySide::isComplete).findFirst().orElse(found.get(0));
    }

    private Code codeOf(Node node) {
        return codes.getOrDefault(node.id(), Code.NONE);
    }

    private static boolean isPython(Node node) {
        return node.fields().text("language").filter("python"::equals).isPresent();
    }

    private TwoSided raw(Node node, ParentNames names, String raw) {
        if (isPython(node)) return PythonCode.rendered(raw, names.in(node));
        Map<String, TwoSided> tables = new LinkedHashMap<>();
        collect(node, names, tables);
        TwoSided code = CommonTables.inject(
                List.copyOf(tables.values()), RawCode.of(raw).rendered(names.in(node)));
        return node.fields().has("test_metadata")
                ? code.endingUnknown("a generic test's SQL is made by a macro: `dbt compile` writes it")
                : code;
    }

    /** The ephemeral models that a node calls in the order of the calls, each after those that it calls itself. */
    private void collect(Node child, ParentNames names, Map<String, TwoSided> tables) {
        RawCode code = RawCode.of(codeOf(child).raw().orElse(""));
        for (Node parent : ephemerals(child, code.calls(), names)) {
            if (tables.containsKey(parent.id())) continue;
            collect(parent, names, tables);
            RawCode inner = RawCode.of(codeOf(parent).raw().orElse(""));
            tables.put(parent.id(), CommonTables.of(names.alias(parent), inner.rendered(names.in(parent))));
        }
    }

    private static List<Node> ephemerals(Node child, List<Call> calls, ParentNames names) {
        return calls.stream()
                .flatMap(call -> call instanceof Call.Ref ref
                        ? names.parent(child, ref).stream()
                        : Optional.<Node>empty().stream())
                .filter(Node::isEphemeral)
                .toList();
    }

    private TwoSided compiled(Node node, ParentNames names, String raw, String text) {
        Optional<RelationName> inState =
                state.node(node.id()).filter(Node::isBuilt).flatMap(Node::relation);
        Map<String, Set<Pair>> texts = names.texts(node, inState, quotings());
        CompiledCode search = new CompiledCode(isPython(node) ? inDictionaries(texts) : texts, byHand(node, raw));
        TwoSided code = search.on(text);
        if (isPython(node)) return code;
        Set<String> found = search.found(text);
        for (String missing : missing(node, names, found)) code = code.endingUnknown(missing);
        return code;
    }

    /** How names in the code may be quoted: by the project as it is now, or as it was when the manifest was written. */
    private Set<Quoting> quotings() {
        return new LinkedHashSet<>(List.of(
                quoting,
                rules.names().defaultQuoting().overlaidBy(branch.metadata().quoting())));
    }

    private static Map<String, Set<Pair>> inDictionaries(Map<String, Set<Pair>> texts) {
        Map<String, Set<Pair>> escaped = new HashMap<>();
        texts.forEach((text, meanings) -> escaped.put(
                PythonCode.inDictionary(text),
                meanings.stream()
                        .map(pair -> new Pair(
                                PythonCode.inDictionary(pair.withoutDefer()),
                                PythonCode.inDictionary(pair.withDefer())))
                        .collect(Collectors.toUnmodifiableSet())));
        return escaped;
    }

    /** What stands without Jinja in the code, and in that of the ephemeral models inside it. */
    private List<String> byHand(Node node, String raw) {
        List<String> texts = new ArrayList<>(RawCode.of(raw).texts());
        Set<String> seen = new TreeSet<>();
        inlined(node, seen);
        seen.forEach(id -> texts.addAll(
                RawCode.of(codes.getOrDefault(id, Code.NONE).raw().orElse("")).texts()));
        return texts;
    }

    private void inlined(Node node, Set<String> seen) {
        for (String id : node.dependsOn().nodes()) {
            branch.node(id)
                    .filter(Node::isEphemeral)
                    .filter(found -> seen.add(id))
                    .ifPresent(found -> inlined(found, seen));
        }
    }

    /** Refs that were compiled to something else than this plan knows: code of another target, or deferred to another state. */
    private List<String> missing(Node node, ParentNames names, Set<String> found) {
        RawCode raw = RawCode.of(codeOf(node).raw().orElse(""));
        List<String> missing = new ArrayList<>();
        for (Call call : raw.certainCalls()) {
            if (!(call instanceof Call.Ref ref)) continue;
            Optional<PlannedRef> planned = names.parent(node, ref).flatMap(names::refTo);
            Set<String> texts =
                    planned.map(each -> names.textsOf(each, quotings())).orElse(Set.of());
            if (!texts.isEmpty() && texts.stream().noneMatch(found::contains)) {
                missing.add("what ref('" + ref.name() + "') was compiled to: neither its dev relation nor the state's");
            }
        }
        if (missing.isEmpty() && raw.certainCalls().isEmpty() && names.readsParents() && found.isEmpty()) {
            missing.add("what its refs were compiled to: none of their names stands in the code");
        }
        return missing;
    }
}
