package io.devenv.core.plan;

import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.RefPlace;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.CloneRules.Trait;
import io.devenv.core.relation.RelationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a user should know of a clone before it is made: what fails, what is lost, and what the next run makes of it. */
public final class CloneChecks {
    private final List<CloneStep> steps;
    private final List<Warning> warnings = new ArrayList<>();

    private CloneChecks(List<CloneStep> steps) {
        this.steps = steps;
    }

    /** What goes wrong node by node, what is lost, then the consequences, once a kind. */
    public static List<Warning> of(Cloning cloning, AdapterRules rules) {
        CloneChecks checks = new CloneChecks(cloning.steps());
        cloning.steps().forEach(step -> ofStep(step).ifPresent(checks.warnings::add));
        checks.losses(rules);
        checks.consequences(rules);
        return List.copyOf(checks.warnings);
    }

    private static Optional<Warning> ofStep(CloneStep step) {
        String id = step.node().id();
        String label = step.node().label();
        String meaning = step.reason().meaning();
        if (step.destroysProduction()) return Optional.of(Warning.about(id, "clone-destroys-production", own(step)));
        if (step.reason() == CloneReason.SAME_RELATION) {
            return Optional.of(Warning.about(id, "clone-of-itself", own(step)));
        }
        return switch (step.reason().outcome()) {
            case FAILS ->
                Optional.of(Warning.about(id, "node-will-fail", label + " cannot be cloned: " + failure(step)));
            case UNKNOWN -> Optional.of(Warning.about(id, step.reason().word(), label + ": " + meaning));
            case CREATES, NOTHING -> Optional.empty();
        };
    }

    private static String own(CloneStep step) {
        return step.node().label() + ": " + step.target() + " is production's own relation; "
                + step.reason().meaning();
    }

    private static String failure(CloneStep step) {
        if (step.twin().isPresent()) return step.twin().get() + " differs only in letter case; drop or rename it";
        return step.reason() == CloneReason.STATE_RELATION_MISSING
                ? step.source().orElseThrow().name() + " does not exist"
                : step.reason().meaning();
    }

    private void losses(AdapterRules rules) {
        once(
                "clone-loses-data",
                step -> step.losesData() && !step.destroysProduction(),
                "--full-refresh drops these tables in dev, and the rows in them: ");
        if (rules.cache().rebuildTakesViewsAlong()) {
            once(
                    "clone-drops-readers",
                    step -> step.replaces().isPresent(),
                    "views that read what is replaced are dropped along with it: ");
        }
    }

    private void consequences(AdapterRules rules) {
        once(
                "clone-incremental-view",
                step -> isView(step) && isIncremental(step.node()),
                "incremental models become views, so their next run builds them in full: ");
        once(
                "clone-snapshot-view",
                step -> isView(step) && step.node().type() == ResourceType.SNAPSHOT,
                "snapshots become views, over which the next `dbt snapshot` fails: ");
        once(
                "clone-seed-view",
                step -> isView(step) && step.node().type() == ResourceType.SEED,
                "seeds become views, over which the next `dbt seed` fails: ");
        once(
                "clone-runs-hooks",
                step -> isView(step) && !RefPlace.hookTexts(step.node()).isEmpty(),
                "dbt runs the hooks of what becomes a view: ");
        if (rules.cloning().has(Trait.SHARES_FILES)) {
            once(
                    "clone-shares-files",
                    step -> step.made().filter(RelationKind.TABLE::equals).isPresent(),
                    "these clones are shallow, so a vacuum in production can break them: ");
        }
    }

    private void once(String code, Predicate<CloneStep> concerned, String message) {
        String labels = steps.stream()
                .filter(concerned)
                .map(step -> step.node().label())
                .collect(Collectors.joining(", "));
        if (!labels.isEmpty()) warnings.add(Warning.of(code, message + labels));
    }

    private static boolean isView(CloneStep step) {
        return step.made().filter(RelationKind.VIEW::equals).isPresent();
    }

    private static boolean isIncremental(Node node) {
        return node.materialized().filter("incremental"::equals).isPresent();
    }
}
