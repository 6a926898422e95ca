package io.devenv.app;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.ChangeRules;
import io.devenv.warehouse.ManyHands;
import io.devenv.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Pieces of work on a warehouse, each made whole or not at all. As many as the warehouse's rules allow share a transaction; if that
 * is refused nothing of it is in force, and each is tried by itself, so that one that fails does not keep the others from being made.
 *
 * @param <T> a piece of work
 */
final class Attempts<T> {
    /** What a piece of work is, and what is to happen around it. */
    interface Work<T> {
        /** None where there is nothing to do. */
        List<Change> changes(T piece);

        /** Why a piece must not be begun, as things stand just before it. */
        Optional<Problem> obstacle(T piece);

        /** Whether a piece must not be begun before an earlier one has ended. */
        boolean waitsFor(T piece, T earlier);

        /** Called as soon as the pieces are made, or one of them is not, and before anything else is begun. */
        void ended(List<T> pieces, Optional<Problem> refused);
    }

    private final Warehouse warehouse;
    private final ChangeRules rules;
    private final Work<T> work;

    private final int connections;

    Attempts(Warehouse warehouse, ChangeRules rules, Work<T> work) {
        this(warehouse, rules, work, 1);
    }

    /** @param connections over how many of them to work at the same time on what takes long */
    Attempts(Warehouse warehouse, ChangeRules rules, Work<T> work, int connections) {
        this.warehouse = warehouse;
        this.rules = rules;
        this.work = work;
        this.connections = connections;
    }

    /** True for a problem after which nobody can tell what came of the last change: the warehouse was not there to say so. */
    static boolean leavesDoubt(Problem problem) {
        return problem.code().equals(Warehouse.CONNECTION_LOST);
    }

    /** Makes the pieces in their order. */
    void make(List<T> pieces) {
        List<T> wave = new ArrayList<>();
        for (List<T> group : groups(pieces)) {
            boolean joins = group.stream().allMatch(piece -> joins(piece, wave));
            if (!joins) makeAtOnce(wave);
            if (group.stream().anyMatch(this::takesLong)) wave.addAll(group);
            else if (!madeTogether(group)) group.forEach(this::makeAlone);
        }
        makeAtOnce(wave);
    }

    private boolean joins(T piece, List<T> wave) {
        return takesLong(piece) && wave.stream().noneMatch(earlier -> work.waitsFor(piece, earlier));
    }

    /** Makes what takes long, and leaves nothing of it to do. */
    private void makeAtOnce(List<T> wave) {
        int size = Math.min(connections, wave.size());
        if (size > 1 && warehouse instanceof ManyHands many) new SeveralHands<>(many, size, work).make(wave);
        else wave.forEach(this::makeAlone);
        wave.clear();
    }

    private boolean madeTogether(List<T> group) {
        if (group.size() < 2) return false;
        if (group.stream().anyMatch(piece -> work.obstacle(piece).isPresent())) return false;
        Optional<Problem> refused = attempt(changes(group));
        // What may be made already must not be tried again.
        if (refused.filter(problem -> !leavesDoubt(problem)).isPresent()) return false;
        work.ended(group, refused);
        return true;
    }

    private void makeAlone(T piece) {
        Optional<Problem> refused = work.obstacle(piece).or(() -> attempt(work.changes(piece)));
        work.ended(List.of(piece), refused);
    }

    private Optional<Problem> attempt(List<Change> changes) {
        return attempt(changes, warehouse::make);
    }

    /** Makes some changes; tells why that was refused, if it was. */
    static Optional<Problem> attempt(List<Change> changes, Consumer<List<Change>> making) {
        if (changes.isEmpty()) return Optional.empty();
        try {
            making.accept(changes);
            return Optional.empty();
        } catch (Stop refused) {
            return Optional.of(refused.problem());
        }
    }

    /** Copying does: others must not wait for it with what they have locked, nor copy again because another one failed. */
    private boolean takesLong(T piece) {
        return work.changes(piece).stream().anyMatch(change -> change.action() == Change.Action.COPY_OF);
    }

    /** Neighbours, as many as may be in one transaction, and none of two databases. What takes long has one of its own. */
    private List<List<T>> groups(List<T> pieces) {
        List<List<T>> groups = new ArrayList<>();
        List<T> group = new ArrayList<>();
        Set<String> databases = new HashSet<>();
        for (T piece : pieces) {
            databases.addAll(databases(piece));
            boolean full = group.size() == rules.atOnce() || databases.size() > 1;
            boolean shared = group.stream().noneMatch(this::takesLong) && !takesLong(piece);
            if (!group.isEmpty() && (full || !shared)) {
                groups.add(group);
                group = new ArrayList<>();
                databases = databases(piece);
            }
            group.add(piece);
        }
        groups.add(group);
        return groups;
    }

    private Set<String> databases(T piece) {
        return work.changes(piece).stream()
                .map(change -> change.relation().database())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private List<Change> changes(List<T> group) {
        return group.stream().flatMap(piece -> work.changes(piece).stream()).toList();
    }
}
