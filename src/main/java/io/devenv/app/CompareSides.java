package io.devenv.app;

import io.devenv.artifact.Detail;
import io.devenv.artifact.ManifestReader;
import io.devenv.artifact.Role;
import io.devenv.core.manifest.Code;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.plan.CodeSides;
import io.devenv.core.plan.CommandRules;
import io.devenv.core.plan.Preview;
import io.devenv.core.plan.Previewed;
import io.devenv.core.plan.SideBySide;
import io.devenv.core.plan.Step;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.select.SelectionContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the code of the nodes that {@code --diff} names, and makes both sides of it. */
final class CompareSides {
    private static final CommandRules COMPILES = CommandRules.of(DbtCommand.COMPILE);

    private final Workspace workspace;
    private final Artifacts artifacts;
    private final SelectionContext context;

    CompareSides(Workspace workspace, Artifacts artifacts, SelectionContext context) {
        this.workspace = workspace;
        this.artifacts = artifacts;
        this.context = context;
    }

    /**
     * Both sides of each node: as the plan has it at the moment it is run, or as it would be compiled now if the plan does not run it.
     *
     * @param typed names, unique_ids or selectors
     * @param now a preview in which nothing has been built yet
     */
    List<SideBySide> of(List<String> typed, Previewed previewed, Preview now) {
        List<Node> nodes = new DiffChoice(context).of(typed);
        Manifest state = artifacts.deferred().orElseThrow();
        Map<String, Code> codes =
                new ManifestReader(Role.BRANCH, Detail.GRAPH).codeOf(workspace.manifestFile(), around(nodes));
        CodeSides sides =
                new CodeSides(artifacts.branch(), state, workspace.adapterRules(), workspace.quoting(), codes);
        return nodes.stream()
                .map(node -> sides.of(
                        step(node, previewed, now),
                        workspace.compiledFiles().of(node, codes.getOrDefault(node.id(), Code.NONE))))
                .toList();
    }

    private static Step step(Node node, Previewed previewed, Preview now) {
        Optional<Step> planned = previewed.steps().stream()
                .filter(step -> step.node().id().equals(node.id()) && step.fate() != Step.Fate.SKIPPED)
                .filter(step -> !step.refs().isEmpty())
                .findFirst();
        return planned.orElseGet(
                () -> now.of(COMPILES, Set.of(node.id())).steps().get(0));
    }

    /** The nodes and their parents; of ephemeral parents theirs, too. */
    private Set<String> around(List<Node> nodes) {
        Set<String> ids = new TreeSet<>();
        nodes.forEach(node -> collect(node, ids));
        return ids;
    }

    private void collect(Node node, Set<String> ids) {
        ids.add(node.id());
        for (String id : node.dependsOn().nodes()) {
            artifacts
                    .branch()
                    .node(id)
                    .filter(parent -> ids.add(id))
                    .filter(Node::isEphemeral)
                    .ifPresent(parent -> collect(parent, ids));
        }
    }
}
