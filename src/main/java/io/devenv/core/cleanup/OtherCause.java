package io.devenv.core.cleanup;

import io.devenv.core.manifest.Macro;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which nodes differ from the state though the branch touched nothing that makes them: merges that are not deployed yet, another dbt,
 * settings that depend on the target. Where a touched file may have had a part in it, nothing is claimed.
 */
public final class OtherCause {
    /** Files that may change any node. */
    private static final Set<String> OF_ALL =
            Set.of("dbt_project.yml", "packages.yml", "dependencies.yml", "package-lock.yml", "vars.yml");

    private final Manifest branch;
    private final Optional<Manifest> state;
    private final Set<String> touched;
    private final boolean macrosTouched;

    /**
     * For a branch.
     *
     * @param touched what the branch changed, added or deleted, relative to the project
     * @param macroPaths folders in which macros are written, relative to the project
     */
    public OtherCause(Manifest branch, Optional<Manifest> state, Set<String> touched, List<String> macroPaths) {
        this.branch = branch;
        this.state = state;
        this.touched = Set.copyOf(touched);
        this.macrosTouched = touched.stream().anyMatch(file -> macroPaths.stream()
                .anyMatch(folder -> file.startsWith(folder + "/")));
    }

    /** Those of the changed nodes that the branch did not change. */
    public Set<String> among(Set<String> changed) {
        if (touched.stream().anyMatch(OtherCause::mayBearOnAll)) return Set.of();
        Set<String> found = new TreeSet<>();
        for (String id : changed) {
            if (branch.node(id).filter(this::isUntouched).isPresent()) found.add(id);
        }
        return found;
    }

    /** Docs blocks may stand in any text file. */
    private static boolean mayBearOnAll(String file) {
        return OF_ALL.contains(file) || file.endsWith(".md");
    }

    private boolean isUntouched(Node node) {
        Optional<String> project = branch.metadata().projectName();
        if (project.filter(node.packageName()::equals).isEmpty()) return false;
        Stream<Node> both = Stream.concat(
                Stream.of(node), state.flatMap(manifest -> manifest.node(node.id())).stream());
        boolean files = both.flatMap(each -> Stream.concat(
                        Stream.of(each.files().original()), each.files().patch().stream()))
                .anyMatch(touched::contains);
        return !files && !(macrosTouched && usesOtherMacros(node));
    }

    private boolean usesOtherMacros(Node node) {
        Set<String> used = new HashSet<>();
        node.dependsOn().macros().forEach(id -> collect(id, used));
        return used.stream().anyMatch(id -> !body(Optional.of(branch), id).equals(body(state, id)));
    }

    private void collect(String id, Set<String> used) {
        Macro macro = branch.macros().get(id);
        if (macro == null || !used.add(id)) return;
        macro.macros().forEach(called -> collect(called, used));
    }

    private static Optional<String> body(Optional<Manifest> manifest, String id) {
        return manifest.map(Manifest::macros).map(macros -> macros.get(id)).map(Macro::body);
    }
}
