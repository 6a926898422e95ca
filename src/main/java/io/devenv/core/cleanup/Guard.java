package io.devenv.core.cleanup;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Refuses to touch what is not the developer's.
 *
 * @param branch the manifest of the project as it is checked out
 * @param state the manifest of production, if there is one
 * @param target the name of the profile's target
 * @param home database and schema of that target
 * @param production names that no target and no schema of a developer has
 */
public record Guard(
        Manifest branch,
        Optional<Manifest> state,
        String target,
        SchemaName home,
        List<NamePattern> production,
        NameRules rules) {

    /** What is production's by its name alone unless {@code devenv.yml} says otherwise. */
    public static final List<NamePattern> PRODUCTION = List.of(new NamePattern("prod"), new NamePattern("production"));

    public Guard {
        production = List.copyOf(production);
    }

    /**
     * Which of these may be touched, if any.
     *
     * @param candidates the schemas that may hold dev relations, see {@link DevSchemas}
     */
    public Guarded check(Set<SchemaName> candidates) {
        return check(candidates, Optional.empty());
    }

    /**
     * Which of these may be touched, if any.
     *
     * @param deferred what refs are deferred to, if that is another environment than the state: it is not the developer's either
     */
    public Guarded check(Set<SchemaName> candidates, Optional<Manifest> deferred) {
        return productionByName()
                .or(this::manifestOfAnotherTarget)
                .or(this::stateOfAnotherProject)
                .map(Guarded::refused)
                .orElseGet(() -> withoutProduction(candidates, deferred));
    }

    private Optional<Problem> productionByName() {
        if (isProduction(target)) {
            return Optional.of(refuse("guard-production-target", "target " + target + " is production's by its name")
                    .next("choose the target of your dev schema with --target"));
        }
        if (isProduction(home.schema())) {
            return Optional.of(refuse("guard-production-schema", "schema " + home + " is production's by its name")
                    .next("give target " + target + " a schema of your own in profiles.yml"));
        }
        return Optional.empty();
    }

    /** A node without a custom schema lies in the target's schema, so if none does, the manifest was made for another one. */
    private Optional<Problem> manifestOfAnotherTarget() {
        List<Node> built = branch.built();
        List<Node> plain =
                built.stream().filter(node -> !DevSchemas.hasCustomSchema(node)).toList();
        SchemaName own = rules.folded(home);
        boolean fits = plain.isEmpty()
                ? built.isEmpty() || schemas(built).stream().anyMatch(schema -> DevSchemas.belongsTo(own, schema))
                : schemas(plain).contains(own);
        if (fits) return Optional.empty();
        return Optional.of(refuse(
                        "guard-manifest-of-another-target",
                        "no node of the manifest lies in " + home + ", the schema of target " + target)
                .because("the manifest puts them in " + listed(schemas(plain.isEmpty() ? built : plain))
                        + ": it was made for another target")
                .next("run `dbt parse --target " + target + "`"));
    }

    private Optional<Problem> stateOfAnotherProject() {
        if (state.isEmpty()) return Optional.empty();
        Optional<String> theirs = state.get().metadata().projectName();
        Optional<String> ours = branch.metadata().projectName();
        if (theirs.isPresent() && ours.isPresent() && !theirs.equals(ours)) {
            return Optional.of(refuse(
                            "guard-state-of-another-project",
                            "the state is of project " + theirs.get() + ", not of " + ours.get())
                    .because("everything would look new")
                    .next("point --state to the production artifacts of " + ours.get()));
        }
        boolean shared = branch.built().stream()
                .anyMatch(node -> state.get().node(node.id()).isPresent());
        if (shared) return Optional.empty();
        return Optional.of(refuse("guard-nothing-in-common", "the state and the branch have no node in common")
                .because("nothing could be told to be unchanged")
                .next("point --state to the production artifacts of this project"));
    }

    private Guarded withoutProduction(Set<SchemaName> candidates, Optional<Manifest> deferred) {
        Set<SchemaName> holdsState = new TreeSet<>();
        state.ifPresent(manifest -> holdsState.addAll(schemas(manifest.nodes())));
        deferred.ifPresent(manifest -> holdsState.addAll(schemas(manifest.nodes())));
        Set<SchemaName> allowed = new TreeSet<>();
        List<Warning> leftOut = new ArrayList<>();
        for (SchemaName schema : new TreeSet<>(candidates)) {
            if (holdsState.contains(rules.folded(schema))) {
                leftOut.add(
                        Warning.of("guard-holds-state", schema + " is left out: relations of the state live there"));
            } else if (isProduction(schema.schema())) {
                leftOut.add(Warning.of("guard-production-schema", schema + " is left out: production's by its name"));
            } else {
                allowed.add(schema);
            }
        }
        if (!allowed.isEmpty()) return new Guarded(allowed, leftOut, Optional.empty());
        Problem problem = refuse("guard-dev-is-production", "every dev schema of target " + target + " is production's")
                .because("relations of the state live in " + listed(new TreeSet<>(candidates)))
                .next("give target " + target + " a schema of your own in profiles.yml");
        return new Guarded(Set.of(), leftOut, Optional.of(problem));
    }

    private boolean isProduction(String name) {
        return production.stream().anyMatch(pattern -> pattern.matches(name));
    }

    private Set<SchemaName> schemas(Iterable<Node> nodes) {
        Set<SchemaName> found = new TreeSet<>();
        for (Node node : nodes) {
            if (node.type() == ResourceType.SOURCE) continue;
            node.relation().map(RelationName::inSchema).map(rules::folded).ifPresent(found::add);
        }
        return found;
    }

    private static String listed(Set<SchemaName> schemas) {
        return schemas.stream().map(SchemaName::toString).collect(Collectors.joining(", "));
    }

    private static Problem refuse(String code, String message) {
        return Problem.of(Fault.GUARD, code, message);
    }
}
