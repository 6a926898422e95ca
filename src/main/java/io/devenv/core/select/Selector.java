package io.devenv.core.select;

import io.devenv.core.manifest.Graph;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.NodeSet;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.select.IndirectTests.Picked;
import io.devenv.core.select.SelectionSpec.Criterion;
import io.devenv.core.select.SelectionSpec.Difference;
import io.devenv.core.select.SelectionSpec.Everything;
import io.devenv.core.select.SelectionSpec.Intersection;
import io.devenv.core.select.SelectionSpec.Relatives;
import io.devenv.core.select.SelectionSpec.Union;
import io.devenv.core.select.SelectionSpec.WhenEmpty;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/**
 * Selects nodes as dbt does: each criterion by its method, then its relatives, then the tests that come along; then the sets are
 * combined, and what the command does not work on is left out.
 *
 * <p>Source: dbt-core 1.5 to 1.12, observed on real runs.
 */
public final class Selector {
    /** dbt's checksum is the SHA-256 of a file's text without outer blanks. It is known where the code itself was not read. */
    private static final String CHECKSUM_OF_NOTHING =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final SelectionRequest request;
    private final SelectionContext context;
    private final Manifest manifest;
    private final Set<ResourceType> kept;
    private final boolean keepsEmpty;
    private final boolean emptyAreVertices;
    private final IndirectTests tests;
    private final NameIndex names;
    private final Set<Warning> warnings = new LinkedHashSet<>();
    /** Selectors that are being looked up, from the outermost to the innermost. */
    private final Set<String> open = new LinkedHashSet<>();

    private Selector(SelectionRequest request, SelectionContext context) {
        this.request = request;
        this.context = context;
        this.manifest = context.manifest();
        this.kept = KeptTypes.of(request, context.rules());
        this.keepsEmpty = request.command().keepsEmptyNodes(context.rules());
        this.emptyAreVertices = keepsEmpty || !context.rules().emptyNodesAreNoVertices();
        this.tests = new IndirectTests(context);
        this.names = new NameIndex(manifest);
    }

    /** Ends with a Stop where dbt refuses the selection: an unknown method, a value that the method does not take, no state. */
    public static Selection select(SelectionRequest request, SelectionContext context) {
        return new Selector(request, context).select();
    }

    private Selection select() {
        NodeSet selected = pick(wanted(request, context)).direct();
        return new Selection(selected.where(this::keeps), selected, List.copyOf(warnings));
    }

    /** What is asked for, parsed. */
    static SelectionSpec wanted(SelectionRequest request, SelectionContext context) {
        Optional<String> selector = request.selector();
        if (selector.isPresent()) return context.selectors().named(selector.get());
        SpecParser parser = new SpecParser(request.indirect(), context.rules());
        SelectionSpec included = request.select().isEmpty() ? new Everything() : parser.union(request.select());
        return request.exclude().isEmpty() ? included : new Difference(included, parser.union(request.exclude()));
    }

    private boolean keeps(Node node) {
        return kept.contains(node.type())
                && (keepsEmpty || !isEmpty(node))
                && request.command().worksOn(node);
    }

    private Picked pick(SelectionSpec spec) {
        if (spec instanceof Criterion criterion) return pick(criterion);
        if (spec instanceof Everything) return new Picked(manifest.all().where(this::isVertex), manifest.none());
        if (spec instanceof Difference difference) {
            List<SelectionSpec> parts = List.of(difference.from(), difference.without());
            return combine(parts, IndirectSelection.EAGER, NodeSet::minus);
        }
        if (spec instanceof Union any) return combine(any.parts(), any.indirect(), NodeSet::union);
        Intersection all = (Intersection) spec;
        Picked picked = combine(all.parts(), all.indirect(), NodeSet::intersection);
        if (picked.direct().isEmpty() && all.whenEmpty() == WhenEmpty.WARNS) warnings.add(matchesNothing(spec));
        return picked;
    }

    private Picked combine(List<SelectionSpec> parts, IndirectSelection mode, BinaryOperator<NodeSet> operator) {
        if (parts.isEmpty()) return new Picked(manifest.none(), manifest.none());
        Picked first = pick(parts.get(0));
        NodeSet certain = first.direct();
        NodeSet possible = first.possible();
        for (SelectionSpec part : parts.subList(1, parts.size())) {
            Picked picked = pick(part);
            certain = operator.apply(certain, picked.direct());
            possible = operator.apply(possible, picked.possible());
        }
        return new Picked(tests.complete(certain, possible, mode), possible);
    }

    private Picked pick(Criterion criterion) {
        Predicate<Node> matches = Methods.named(criterion.method(), context.rules())
                .prepare(new Method.Search(
                        criterion.method(),
                        criterion.arguments(),
                        criterion.value(),
                        context,
                        warnings::add,
                        this::selectedBy));
        NodeSet found =
                names.candidates(criterion, context.rules()).where(node -> isVertex(node) && matches.test(node));
        boolean empty = criterion.indirect() == IndirectSelection.EMPTY;
        if (empty && context.rules().emptyModeDropsRelatives()) return new Picked(found, manifest.none());
        NodeSet all = withRelatives(found, criterion.around());
        // A selector has brought its tests along already, and left out those that it leaves out.
        boolean complete = criterion.method().equals(Selectors.METHOD);
        return complete ? new Picked(all, manifest.none()) : tests.addTo(all, criterion.indirect());
    }

    /** What the selectors of these names pick, of the kinds that the command keeps. */
    private NodeSet selectedBy(Glob names) {
        NodeSet picked = manifest.none();
        for (String name : context.selectors().matching(names)) {
            if (!open.add(name)) throw circular(name).stop();
            picked = picked.union(pick(context.selectors().named(name)).direct());
            open.remove(name);
        }
        return picked.where(this::keeps);
    }

    private Problem circular(String name) {
        return Problem.of(Fault.USAGE, "selector-circular", "Circular dependency detected in selector: " + name)
                .because(String.join(" → ", open) + " → " + name)
                .next("take one of these references out of selectors.yml");
    }

    private NodeSet withRelatives(NodeSet found, Relatives around) {
        Graph graph = context.graph();
        NodeSet all = found;
        if (around.childrensParents()) {
            all = all.union(graph.descendants(found, Integer.MAX_VALUE));
            all = all.union(graph.ancestors(all, Integer.MAX_VALUE));
        }
        if (around.parents().isPresent()) {
            all = all.union(graph.ancestors(found, around.parents().getAsInt()));
        }
        if (around.children().isPresent()) {
            all = all.union(graph.descendants(found, around.children().getAsInt()));
        }
        return all;
    }

    private boolean isVertex(Node node) {
        return emptyAreVertices || !isEmpty(node);
    }

    /** A model or test whose file has nothing in it; seeds never count as empty. */
    private static boolean isEmpty(Node node) {
        return node.type() != ResourceType.SEED
                && node.files().checksum().filter(CHECKSUM_OF_NOTHING::equals).isPresent();
    }

    private static Warning matchesNothing(SelectionSpec spec) {
        return Warning.of(
                "select-nothing-matched", "The selection criterion '" + spec + "' does not match any enabled nodes");
    }
}
