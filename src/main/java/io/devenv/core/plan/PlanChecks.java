package io.devenv.core.plan;

import io.devenv.core.cleanup.Flag;
import io.devenv.core.defer.DeferRules;
import io.devenv.core.defer.Reason;
import io.devenv.core.defer.RefTarget;
import io.devenv.core.manifest.Graph;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.state.DbtVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a user should know about a plan although dbt would not say it. */
public final class PlanChecks {
    private PlanChecks() {}

    /** Everything that can be seen from the refs themselves. */
    public static List<Warning> ofSteps(List<Step> steps, Map<String, DevCopy> copies, Graph graph) {
        List<Warning> warnings = new ArrayList<>();
        MixedParents mixed = new MixedParents(steps, graph);
        for (Step step : steps) {
            if (step.fate() == Step.Fate.FAILS) warnings.add(fails(step));
            for (PlannedRef ref : step.refs()) {
                ofRef(ref, copies).ifPresent(warnings::add);
            }
            for (PlannedRef key : step.besides().foreignKeys()) {
                if (key.resolution().target() == RefTarget.STATE) warnings.add(keyToState(key));
            }
            mixed.of(step).ifPresent(warnings::add);
        }
        return warnings.stream().distinct().toList();
    }

    private static Optional<Warning> ofRef(PlannedRef ref, Map<String, DevCopy> copies) {
        String child = ref.resolution().child().id();
        if (ref.resolution().target() == RefTarget.STATE) {
            String parent = ref.resolution().parent().label();
            String name = ref.stateRelation().orElseThrow().toString();
            return switch (ref.inState().orElse(Presence.UNKNOWN)) {
                case NO ->
                    Optional.of(Warning.about(
                            child,
                            "state-relation-missing",
                            parent + " would be read from " + name + ", which does not exist"));
                case UNKNOWN ->
                    Optional.of(Warning.about(
                            child,
                            "state-relation-unreadable",
                            parent + " would be read from " + name + ", which cannot be seen"));
                case YES -> Optional.empty();
            };
        }
        if (ref.resolution().target() != RefTarget.DEV) return Optional.empty();
        DevCopy copy = copies.get(ref.resolution().parent().id());
        if (copy == null || ref.inDev().filter(Presence.YES::equals).isEmpty()) return Optional.empty();
        if (!copy.misleads()) return Optional.empty();
        String parent = ref.resolution().parent().label();
        if (copy.flags().contains(Flag.OUTDATED)) {
            return Optional.of(Warning.about(
                    child, "reads-outdated", parent + " in dev was built from other code than this branch's"));
        }
        return Optional.of(Warning.about(
                child, "reads-leftover", parent + " is unchanged, but a leftover in dev hides production's"));
    }

    private static Warning keyToState(PlannedRef key) {
        return Warning.about(
                key.resolution().child().id(),
                "foreign-key-to-state",
                "a foreign key of " + key.resolution().child().label() + " would point to production's "
                        + key.resolution().parent().label() + "; not every warehouse takes that");
    }

    private static Warning fails(Step step) {
        String label = step.node().label();
        Optional<Build> refused = step.build().filter(build -> build.how() == Build.How.REFUSED);
        if (refused.isPresent()) {
            return Warning.about(
                    step.node().id(),
                    "node-will-fail",
                    label + " cannot be built in dev: " + refused.get().why().meaning());
        }
        Optional<UndeclaredRef> undeclared = step.besides().undeclared();
        if (undeclared.isPresent()) {
            return Warning.about(
                    step.node().id(),
                    "node-will-fail",
                    label + " cannot be compiled: " + undeclared.get().meaning());
        }
        return Warning.about(step.node().id(), "node-will-fail", label + whyNothing(step));
    }

    /** What is not there comes first; the rest is there, but under a name of other letter case. */
    private static String whyNothing(Step step) {
        List<PlannedRef> failing =
                step.refs().stream().filter(Preview::readsNothing).toList();
        String missing = parents(failing, ref -> ref.resolution().target() != RefTarget.ERROR);
        return missing.isEmpty()
                ? " reads what lies there under a name of other letter case: " + parents(failing, ref -> true)
                : " reads what does not exist: " + missing;
    }

    private static String parents(List<PlannedRef> refs, Predicate<PlannedRef> which) {
        return refs.stream()
                .filter(which)
                .map(ref -> ref.resolution().parent().label())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Hooks run whatever is selected; one whose ref is deferred may write to production. */
    public static List<Warning> ofHooks(Collection<Step> hooks) {
        List<Warning> warnings = new ArrayList<>();
        for (Step hook : hooks) {
            for (PlannedRef ref : hook.refs()) {
                if (ref.resolution().target() != RefTarget.STATE) continue;
                warnings.add(Warning.about(
                        hook.node().id(),
                        "hook-reads-state",
                        "the hook " + hook.node().name() + " would refer to production's "
                                + ref.resolution().parent().label() + "; if it writes there, it writes to production"));
            }
        }
        return List.copyOf(warnings);
    }

    /** Where dbt would stop: a command that only compiles ends at the first ref it cannot resolve; others fail that node. */
    public static Optional<Problem> error(Previewed previewed, CommandRules command) {
        if (previewed.stopsAt().isPresent()) {
            Node twin = previewed.stopsAt().get();
            return Optional.of(stops("before it begins, at " + twin.label(), Reason.APPROXIMATE_MATCH, twin));
        }
        Optional<Problem> ofHook = Preview.stop(command, previewed.hooks())
                .map(ref -> stops("at the hook " + ref.child().name(), ref.reason(), ref.parent()));
        if (ofHook.isPresent() || command.work() != CommandRules.Work.COMPILES) return ofHook;
        Optional<UndeclaredRef> undeclared = previewed.steps().stream()
                .flatMap(step -> step.besides().undeclared().stream())
                .findFirst();
        if (undeclared.isPresent()) return undeclared.map(UndeclaredRef::stops);
        return previewed.steps().stream()
                .flatMap(step -> step.refs().stream())
                .map(PlannedRef::resolution)
                .filter(resolution -> resolution.target() == RefTarget.ERROR)
                .findFirst()
                .map(resolution -> stops(
                        "at " + resolution.child().label() + " → "
                                + resolution.parent().label(),
                        resolution.reason(),
                        resolution.parent()));
    }

    private static Problem stops(String where, Reason reason, Node parent) {
        Problem problem = Problem.of(Fault.USAGE, reason.word(), "dbt would stop " + where + ": " + reason.meaning());
        return reason == Reason.APPROXIMATE_MATCH
                ? problem.next("drop or rename the twin of " + parent.relation().orElseThrow())
                : problem;
    }

    /** Whether the rules that are applied are those of the dbt in question, and how sure they are. */
    public static List<Warning> ofRules(DbtVersion dbt, DeferRules rules, Doubts doubts, List<Step> steps) {
        List<Warning> warnings = new ArrayList<>();
        if (!DeferRules.knows(dbt)) {
            warnings.add(Warning.of(
                    "dbt-version-unknown",
                    "devenv does not know dbt " + dbt + "; this is by the nearest rules, those of " + rules.name()));
        }
        Map<String, Long> ofRefs = steps.stream()
                .flatMap(step -> step.references().stream())
                .flatMap(ref -> ref.resolution().unverified().stream())
                .collect(Collectors.groupingBy(doubt -> doubt, TreeMap::new, Collectors.counting()));
        warnings.addAll(doubts.warnings(ofRefs));
        return List.copyOf(warnings);
    }

    /** Whether the state is of this project at all. */
    public static List<Warning> ofState(Manifest branch, Manifest state) {
        Optional<String> mine = branch.metadata().projectName();
        Optional<String> theirs = state.metadata().projectName();
        if (mine.isPresent() && theirs.isPresent() && !mine.equals(theirs)) {
            return List.of(Warning.of(
                    "state-of-another-project",
                    "the state is of project " + theirs.get() + ", this one is " + mine.get()));
        }
        boolean shared = branch.nodes().stream()
                .filter(node -> node.type() != ResourceType.TEST)
                .anyMatch(node -> state.node(node.id()).isPresent());
        return shared ? List.of() : List.of(Warning.of("nothing-in-common", "no node of this project is in the state"));
    }
}
