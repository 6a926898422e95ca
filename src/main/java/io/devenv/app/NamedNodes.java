package io.devenv.app;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.select.IndirectSelection;
import io.devenv.core.select.SelectionContext;
import io.devenv.core.select.SelectionRequest;
import io.devenv.core.select.Selector;
import io.devenv.project.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which nodes somebody means who types a name. The first of these that fits any answers: a unique_id; the name of what has code,
 * with or without the package before it and the version behind it; a source's table, with the source before it; the bare name
 * of anything else. Whatever is no name may be a selector.
 *
 * <p>A model comes before a source of the same name, as in {@code dbt ls -s NAME}, which finds no source, exposure or metric by its name.
 */
record NamedNodes(List<Manifest> manifests, SelectionContext context) {
    /** What dbt finds by one of these names only with a method before it, such as {@code source:}. */
    private static final Set<ResourceType> NOT_BY_NAME = Set.of(
            ResourceType.SOURCE,
            ResourceType.EXPOSURE,
            ResourceType.METRIC,
            ResourceType.SEMANTIC_MODEL,
            ResourceType.SAVED_QUERY);

    /** @param manifests in which names are looked for; selectors see the branch's nodes only */
    NamedNodes {
        manifests = List.copyOf(manifests);
    }

    /** The unique_ids of what is called so, sorted; empty if nothing is. */
    Set<String> called(String typed) {
        List<Predicate<Node>> ways = List.of(
                node -> node.id().equals(typed),
                node -> isFoundByName(node) && names(node).anyMatch(typed::equals),
                node -> tableNames(node).anyMatch(typed::equals),
                node -> !isFoundByName(node) && names(node).anyMatch(typed::equals));
        for (Predicate<Node> way : ways) {
            Set<String> found = nodes().filter(way).map(Node::id).collect(Collectors.toCollection(TreeSet::new));
            if (!found.isEmpty()) return found;
        }
        return Set.of();
    }

    /**
     * The unique_ids of what a selector selects, sorted.
     *
     * @param tests which tests come along
     */
    Set<String> selected(String spec, IndirectSelection tests) {
        SelectionRequest request =
                SelectionRequest.everything(DbtCommand.LS).selecting(spec).with(tests);
        return new TreeSet<>(Selector.select(request, context).ids());
    }

    /** A hint at what may have been meant, ready to be followed by more; empty if nothing is near. */
    String hint(String typed, Predicate<Node> able) {
        List<String> names = nodes().filter(able)
                .flatMap(node -> Stream.of(node.name(), node.label()))
                .distinct()
                .toList();
        Optional<String> near = Spelling.nearest(typed, names);
        return near.map(name -> "did you mean " + name + "? ").orElse("");
    }

    private Stream<Node> nodes() {
        return manifests.stream().flatMap(manifest -> manifest.nodes().stream());
    }

    private static boolean isFoundByName(Node node) {
        return !NOT_BY_NAME.contains(node.type());
    }

    private static Stream<String> names(Node node) {
        return Stream.of(node.name(), node.label())
                .flatMap(name -> Stream.of(name, node.packageName() + "." + name))
                .distinct();
    }

    private static Stream<String> tableNames(Node node) {
        return node.sourceName().stream()
                .map(source -> source + "." + node.name())
                .flatMap(name -> Stream.of(name, node.packageName() + "." + name));
    }
}
