package io.devenv.app;

import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.plan.Extras;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.select.IndirectSelection;
import io.devenv.core.select.Selection;
import io.devenv.core.select.SelectionContext;
import io.devenv.core.state.NodeChange;
import io.devenv.core.state.NodeChange.Verdict;
import io.devenv.core.state.NodeChanges;
import io.devenv.project.Flags.Folder;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What became of nodes since the state was written: of those asked for in full, otherwise of all selected ones in brief. */
final class ExplainChanges {
    private final Workspace workspace;
    private final Artifacts artifacts;
    private final NodeChanges changes;

    private ExplainChanges(Workspace workspace, Artifacts artifacts, NodeChanges changes) {
        this.workspace = workspace;
        this.artifacts = artifacts;
        this.changes = changes;
    }

    /**
     * The changes to tell: of what {@code --why} names; if nothing, in brief of the selected nodes that are new or modified, where
     * somebody wants to know.
     */
    static Extras of(
            Workspace workspace,
            Artifacts artifacts,
            SelectionContext context,
            PlanRequest request,
            Selection selection) {
        List<String> asked = request.why();
        if (asked.isEmpty() && !request.changes()) return Extras.NONE;
        Optional<NodeChanges> known = artifacts
                .comparison()
                .map(comparison ->
                        new NodeChanges(artifacts.branch(), artifacts.state().orElseThrow(), comparison));
        List<NodeChange> told = known.map(changes -> new ExplainChanges(workspace, artifacts, changes))
                .map(explain -> asked.isEmpty() ? explain.brief(selection) : explain.inFull(asked, context))
                .orElse(List.of());
        return new Extras(Optional.empty(), told, !asked.isEmpty(), List.of(), false);
    }

    /** Ends where {@code --why} has nothing to compare with: before anything costly, such as opening the warehouse. */
    static void requireState(Workspace workspace, Artifacts artifacts) {
        Folder folder = workspace
                .stateFolder()
                .orElseThrow(() -> Problem.of(
                                Fault.STATE,
                                "why-needs-state",
                                "--why needs a state to compare with, and none is named")
                        .next("add --state DIR with production's manifest.json, or set `state:` in devenv.yml")
                        .stop());
        Artifacts.required(artifacts.state(), folder);
    }

    private List<NodeChange> brief(Selection selection) {
        Masking masking = Masking.of(workspace.environment());
        return told(selection.ids())
                .filter(change -> change.verdict() != Verdict.UNMODIFIED)
                .map(NodeChange::brief)
                .map(masking::of)
                .toList();
    }

    private List<NodeChange> inFull(List<String> asked, SelectionContext context) {
        NamedNodes named = new NamedNodes(
                Stream.concat(Stream.of(artifacts.branch()), artifacts.state().stream())
                        .toList(),
                context);
        Set<String> ids = new LinkedHashSet<>();
        for (String name : asked) {
            Set<String> found = named.called(name);
            if (found.isEmpty()) found = selected(name, named);
            if (found.isEmpty()) throw unknown(name, named.hint(name, node -> true));
            ids.addAll(found);
        }
        List<NodeChange> full =
                new ChangedTexts(workspace, artifacts).addTo(told(ids).toList());
        Masking masking = Masking.of(workspace.environment());
        return full.stream().map(masking::of).toList();
    }

    private Stream<NodeChange> told(Collection<String> ids) {
        return ids.stream().map(changes::of).flatMap(Optional::stream);
    }

    /** Tests that only came along are left out. */
    private Set<String> selected(String spec, NamedNodes named) {
        Set<String> found = named.selected(spec, IndirectSelection.CAUTIOUS);
        found.removeIf(id -> artifacts
                .branch()
                .node(id)
                .filter(node -> node.type() == ResourceType.TEST && isUnmodified(node))
                .isPresent());
        return found;
    }

    private boolean isUnmodified(Node node) {
        return changes.of(node.id())
                .filter(change -> change.verdict() == Verdict.UNMODIFIED)
                .isPresent();
    }

    private static RuntimeException unknown(String name, String near) {
        return Problem.of(
                        Fault.USAGE,
                        "why-nothing-found",
                        "--why " + name + " fits no node, neither of the branch nor of the state")
                .next(near + "--why takes a name, a unique_id or a selector")
                .stop();
    }
}
