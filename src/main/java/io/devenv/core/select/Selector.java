package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Warning;
import io.devenv.core.select.IndirectTests.Picked;
import io.devenv.core.select.SelectionSpec.Criterion;
import io.devenv.core.select.SelectionSpec.Intersection;
import io.devenv.core.select.SelectionSpec.Relatives;
import io.devenv.core.select.SelectionSpec.Union;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/**
 * Selects nodes as dbt does: each criterion by its method, then its relatives, then the tests that come along; then the sets are
 * combined, and what the command does not work on is left out.
 *
 * <p>Source: dbt-core 1.8 to 1.12, observed on real runs.
 */
public final class Selector {
    /** dbt's checksum is the SHA-256 of a file's text without outer blanks. It is known where the code itself was not read. */
    private static final String CHECKSUM_OF_NOTHING =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final SelectionContext context;
    private final IndirectTests tests;
    private final Set<Warning> warnings = new LinkedHashSet<>();

    private Selector(SelectionContext context) {
        this.context = context;
        this.tests = new IndirectTests(context);
    }

    /** Ends with a Stop where dbt refuses the selection: an unknown method, a value that the method does not take, no state. */
    public static Selection select(SelectionRequest request, SelectionContext context) {
        return new Selector(context).select(request);
    }

    private Selection select(SelectionRequest request) {
        SpecParser parser = new SpecParser(request.indirect());
        Union wanted = parser.union(request.select());
        Union unwanted = parser.union(request.exclude());
        Set<ResourceType> kept = KeptTypes.of(request, context.rules());

        Set<String> selected = request.select().isEmpty()
                ? vertices(node -> true)
                : new HashSet<>(pick(wanted).direct());
        selected.removeAll(pick(unwanted).direct());

        boolean keepEmpty = request.command().keepsEmptyNodes();
        Set<String> ids = new LinkedHashSet<>();
        Set<String> beforeTypes = new LinkedHashSet<>();
        for (Node node : context.manifest().nodes()) {
            if (!selected.contains(node.id())) continue;
            beforeTypes.add(node.id());
            if (kept.contains(node.type())
                    && (keepEmpty || !isEmpty(node))
                    && request.command().worksOn(node)) {
                ids.add(node.id());
            }
        }
        return new Selection(ids, beforeTypes, List.copyOf(warnings));
    }

    private Picked pick(SelectionSpec spec) {
        if (spec instanceof Criterion criterion) return pick(criterion);
        if (spec instanceof Intersection all) {
            Picked picked = combine(all.parts(), all.indirect(), Selector::intersection);
            if (picked.direct().isEmpty()) warnings.add(matchesNothing(spec));
            return picked;
        }
        Union any = (Union) spec;
        return combine(any.parts(), any.indirect(), Selector::union);
    }

    private Picked combine(List<SelectionSpec> parts, IndirectSelection mode, BinaryOperator<Set<String>> operator) {
        List<Set<String>> direct = new ArrayList<>();
        List<Set<String>> possible = new ArrayList<>();
        for (SelectionSpec part : parts) {
            Picked picked = pick(part);
            direct.add(picked.direct());
            possible.add(union(picked.direct(), picked.aside()));
        }
        Set<String> certain = direct.stream().reduce(operator).orElse(Set.of());
        Set<String> aside = possible.stream().reduce(operator).orElse(Set.of());
        return new Picked(tests.complete(certain, aside, mode), aside);
    }

    private Picked pick(Criterion criterion) {
        Predicate<Node> matches = Methods.named(criterion.method())
                .prepare(new Method.Search(criterion.arguments(), criterion.value(), context, warnings::add));
        Set<String> found = vertices(matches);
        boolean alone = criterion.indirect() == IndirectSelection.EMPTY
                && context.rules().emptyModeDropsRelatives();
        return tests.addTo(alone ? found : withRelatives(found, criterion.around()), criterion.indirect());
    }

    private Set<String> withRelatives(Set<String> found, Relatives around) {
        if (around.equals(Relatives.NONE)) return found;
        Set<String> all = new HashSet<>(found);
        if (around.childrensParents()) {
            all.addAll(context.graph().descendants(found, Integer.MAX_VALUE));
            all.addAll(context.graph().ancestors(List.copyOf(all), Integer.MAX_VALUE));
        }
        around.parents().ifPresent(depth -> all.addAll(context.graph().ancestors(found, depth)));
        around.children().ifPresent(depth -> all.addAll(context.graph().descendants(found, depth)));
        return all;
    }

    private Set<String> vertices(Predicate<Node> matches) {
        Set<String> found = new HashSet<>();
        for (Node node : context.manifest().nodes()) {
            if (isVertex(node) && matches.test(node)) found.add(node.id());
        }
        return found;
    }

    private boolean isVertex(Node node) {
        return !context.rules().emptyNodesAreNoVertices() || !isEmpty(node);
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

    private static Set<String> union(Set<String> one, Set<String> other) {
        if (other.isEmpty()) return one;
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    private static Set<String> intersection(Set<String> one, Set<String> other) {
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        return common;
    }
}
