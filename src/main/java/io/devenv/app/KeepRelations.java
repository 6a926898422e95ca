package io.devenv.app;

import io.devenv.core.cleanup.Pin;
import io.devenv.core.plan.Keeps;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import io.devenv.project.Spelling;
import io.devenv.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Notes which relations are to stay whatever they are, and why. Changes nothing in the warehouse. */
public final class KeepRelations {
    private final Workspace workspace;
    private final Keeping keeping;
    private final NameRules rules;

    private KeepRelations(Workspace workspace) {
        this.workspace = workspace;
        this.keeping = Keeping.of(workspace);
        this.rules = workspace.rules();
    }

    /** In the project that is named, as it is checked out. */
    public static KeepRelations in(Environment environment, GivenFlags given, Optional<Path> manifest, Clock clock) {
        return new KeepRelations(Workspace.open(environment, given, manifest, clock));
    }

    /** How long a pin holds. */
    public enum Span {
        FOR_EVER,
        /** While the git branch is checked out that is checked out now. */
        ON_THIS_BRANCH
    }

    /** What is kept, and what holds no more. Asks no warehouse. */
    public Keeps list() {
        keeping.problem().ifPresent(damaged -> {
            throw damaged.stop();
        });
        return answer(keeping, List.of(), List.of());
    }

    /**
     * Pins relations; one that is pinned already is pinned anew.
     *
     * @param typed identifiers or schema.identifiers of what lies in the dev schemas, or of nodes that are not there yet
     * @param until the last day on which it holds
     * @throws io.devenv.core.problem.Stop for a name that nothing has, a day that is over, and where no git branch is checked out
     */
    public Keeps pin(List<String> typed, String why, Optional<LocalDate> until, Span span) {
        until.filter(keeping.today()::isAfter).ifPresent(day -> {
            throw Problem.of(Fault.USAGE, "keep-until-past", day + " is over").stop();
        });
        Optional<String> branch = span == Span.ON_THIS_BRANCH
                ? Optional.of(keeping.branch().orElseThrow(() -> noBranch().stop()))
                : Optional.empty();
        Set<RelationName> names = named(typed);
        List<Pin> pins = new ArrayList<>();
        for (RelationName name : names) {
            pins.add(new Pin(name, why, workspace.clock().instant(), keeping.branch(), until, branch));
        }
        return answer(replaced(pins, List.of()), List.copyOf(names), List.of());
    }

    /**
     * Lets pinned relations go.
     *
     * @throws io.devenv.core.problem.Stop for a name that no pin has
     */
    public Keeps remove(List<String> typed) {
        List<Pin> gone = new ArrayList<>();
        for (String name : typed) {
            List<Pin> called = keeping.file().pins().stream()
                    .filter(pin -> Naming.isCalled(pin.relation(), name, rules))
                    .toList();
            if (called.isEmpty()) throw notPinned(name).stop();
            gone.addAll(called);
        }
        return answer(
                replaced(List.of(), gone),
                List.of(),
                gone.stream().map(Pin::relation).distinct().toList());
    }

    private Keeping replaced(List<Pin> more, List<Pin> gone) {
        TreeMap<RelationName, Pin> pins = new TreeMap<>();
        keeping.file().pins().forEach(pin -> pins.put(rules.folded(pin.relation()), pin));
        gone.forEach(pin -> pins.remove(rules.folded(pin.relation())));
        more.forEach(pin -> pins.put(rules.folded(pin.relation()), pin));
        keeping.file()
                .replace(pins.values().stream()
                        .sorted(Comparator.comparing(Pin::relation))
                        .toList());
        return Keeping.of(workspace);
    }

    /** What lies there, or will lie there once dbt builds it: a name that nothing has is a slip of the fingers. */
    private Set<RelationName> named(List<String> typed) {
        Artifacts artifacts = Artifacts.read(workspace);
        try (Warehouse warehouse = workspace.openToRead()) {
            Survey survey = Survey.make(workspace, artifacts, warehouse, Survey.Depth.RELATIONS);
            return Naming.lyingOrBuilt(typed, survey, rules);
        }
    }

    private Problem notPinned(String name) {
        List<String> pinned = keeping.file().pins().stream()
                .map(pin -> pin.relation().identifier())
                .toList();
        Optional<String> near = Spelling.nearest(name, pinned);
        return Problem.of(Fault.USAGE, "keep-not-pinned", "nothing called " + name + " is pinned")
                .next(near.map(word -> "did you mean " + word + "? ").orElse("") + "devenv keep lists what is");
    }

    private static Problem noBranch() {
        return Problem.of(Fault.USAGE, "keep-no-branch", "no git branch is checked out here")
                .next("use --until DATE, or neither");
    }

    private Keeps answer(Keeping now, List<RelationName> pinned, List<RelationName> removed) {
        return new Keeps(
                workspace.setup().project().name(),
                now.file().pins().stream()
                        .map(pin -> new Keeps.Row(pin, now.standing(pin)))
                        .toList(),
                now.rules(),
                pinned,
                removed);
    }
}
