package io.devenv.core.state;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.state.NodeChange.PartChange;
import io.devenv.core.state.NodeChange.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains what became of nodes: the same comparison that {@code state:} selects by, told part by part. */
public record NodeChanges(Manifest branch, Manifest state, StateComparison comparison) {

    /** Empty for an id that neither the branch nor the state has. */
    public Optional<NodeChange> of(String id) {
        Optional<Node> now = branch.node(id);
        if (now.isPresent()) return now.map(this::of);
        return state.node(id)
                .map(gone ->
                        new NodeChange(id, Verdict.REMOVED, isDisabled(branch, id) ? enabled(true, false) : List.of()));
    }

    private NodeChange of(Node node) {
        if (comparison.inState(node).isEmpty()) {
            return new NodeChange(
                    node.id(), Verdict.NEW, isDisabled(state, node.id()) ? enabled(false, true) : List.of());
        }
        return new NodeChange(
                node.id(), comparison.isModified(node) ? Verdict.MODIFIED : Verdict.UNMODIFIED, parts(node));
    }

    private List<PartChange> parts(Node node) {
        List<PartChange> parts = new ArrayList<>();
        comparison
                .differences(node)
                .forEach((part, differences) -> differences.forEach(each ->
                        parts.add(new PartChange(part, comparison.counts(node, part), each, Optional.empty()))));
        return parts;
    }

    private static boolean isDisabled(Manifest manifest, String id) {
        return manifest.disabled().stream().anyMatch(node -> node.id().equals(id));
    }

    private static List<PartChange> enabled(boolean before, boolean after) {
        return List.of(new PartChange(
                Part.CONFIGS, true, Difference.of("enabled", Side.of(before), Side.of(after)), Optional.empty()));
    }
}
