package io.devenv.core.sweep;

import io.devenv.core.cleanup.Blocking;
import io.devenv.core.cleanup.CleanOptions.Disposal;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.relation.ViewBinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Decides what of each schema goes, and in which order. Schemas of which one needs another are thought through together. */
public final class SweepPlanner {
    private final SweepSituation situation;
    private final Map<SchemaName, Judged> candidates = new LinkedHashMap<>();
    private final Map<SchemaName, SweptSchema> rows = new TreeMap<>();

    private SweepPlanner(SweepSituation situation) {
        this.situation = situation;
    }

    public static SweepPlan plan(SweepSituation situation) {
        return new SweepPlanner(situation).plan();
    }

    private SweepPlan plan() {
        for (Judged judged : situation.judged()) {
            if (judged.mayGo()) candidates.put(judged.schema().name(), judged);
            else rows.put(judged.schema().name(), new SweepRow(judged, situation).kept());
        }
        List<Removal> removals = new ArrayList<>();
        for (Set<SchemaName> together : new Neighbours(candidates, situation.dependencies()).groups()) {
            Removal removal = removal(together);
            if (!removal.isEmpty()) removals.add(removal);
        }
        return new SweepPlan(List.copyOf(rows.values()), removals);
    }

    private Removal removal(Set<SchemaName> together) {
        Map<SchemaName, Contents> contents = new TreeMap<>();
        List<RelationName> wanted = new ArrayList<>();
        List<RelationName> due = new ArrayList<>();
        for (SchemaName name : together) {
            Contents inside = contents(name);
            contents.put(name, inside);
            inside.proven().forEach(relation -> wanted.add(relation.name()));
            inside.due().forEach(relation -> due.add(relation.name()));
        }
        Dependencies near = near(together);
        Blocking blocking = new Blocking(near, situation.names());
        List<RelationName> freed = settled(due, blocking, this::isIdle);
        Set<RelationName> free = Set.copyOf(freed);
        List<RelationName> going = settled(wanted, blocking, reader -> free.contains(reader) || isSpared(reader));
        Set<RelationName> gone = new HashSet<>(going);
        gone.addAll(freed);
        List<SchemaName> dropped = new ArrayList<>();
        contents.forEach((name, inside) -> {
            SweptSchema row = new SweepRow(candidate(name), situation).of(inside, gone, near);
            if (row.decision() == SweptSchema.Decision.DROP) dropped.add(name);
            rows.put(name, row);
        });
        return new Removal(together, going, freed, dropped);
    }

    private Judged candidate(SchemaName name) {
        return Optional.ofNullable(candidates.get(name)).orElseThrow();
    }

    private Contents contents(SchemaName name) {
        return Contents.of(candidate(name).schema(), situation);
    }

    /** Who needs anything in these schemas, and nothing else: there may be hundreds of thousands elsewhere. */
    private Dependencies near(Set<SchemaName> schemas) {
        Map<RelationName, Set<RelationName>> needs = new HashMap<>();
        for (SchemaName schema : schemas) {
            for (Relation relation : candidate(schema).schema().relations()) {
                for (RelationName reader : situation.dependencies().dependentsOf(relation.name())) {
                    needs.computeIfAbsent(reader, key -> new TreeSet<>()).add(relation.name());
                }
            }
        }
        return new Dependencies(needs);
    }

    /** Takes out what must stay until nothing changes any more, and puts the rest in order. */
    private static List<RelationName> settled(
            List<RelationName> wanted, Blocking blocking, Predicate<RelationName> spared) {
        Set<RelationName> going = new TreeSet<>(wanted);
        while (true) {
            going.removeAll(blocking.blocked(going, (reader, needed) -> spared.test(reader))
                    .keySet());
            List<RelationName> order = blocking.inOrder(going);
            if (order.size() == going.size()) return order;
            going.retainAll(new HashSet<>(order));
        }
    }

    /** Whether a reader keeps working, or does not work anyway: one that lies aside does not keep what it reads from lying there, too. */
    private boolean isSpared(RelationName reader) {
        boolean stays = situation.views() == ViewBinding.BY_RELATION && situation.disposal() == Disposal.FOR_GOOD;
        return !stays && situation.aside().containsKey(reader);
    }

    /** What goes by name does not work in the trash any more, and holds nothing back there. */
    private boolean isIdle(RelationName reader) {
        return situation.views() == ViewBinding.BY_NAME && situation.aside().containsKey(reader);
    }
}
