package io.devenv.app;

import io.devenv.artifact.JournalScan;
import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.Freeing;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.LeftSchemas;
import io.devenv.core.cleanup.LiesAside;
import io.devenv.core.plan.Purge;
import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.sweep.Neighbours;
import io.devenv.warehouse.Portions;
import io.devenv.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What lies in the trash: only what the journal knows and the warehouse still has. It is looked into portion by portion, for a sweep sets hundreds
 * of thousands of relations aside.
 */
final class TrashSurvey {
    private final Workspace workspace;
    private final JournalScan journal;
    private final Warehouse warehouse;
    private final Predicate<JournaledRun> wanted;
    private final Map<SchemaName, Integer> counts = new TreeMap<>();
    private final Set<SchemaName> left = new TreeSet<>();
    private boolean anyWanted;

    /** @param wanted whether what a run has set aside is to be freed */
    TrashSurvey(Workspace workspace, JournalScan journal, Warehouse warehouse, Predicate<JournaledRun> wanted) {
        this.workspace = workspace;
        this.journal = journal;
        this.warehouse = warehouse;
        this.wanted = wanted;
        journal.each(new Here(schema -> true, this::count));
    }

    /**
     * A part of the trash.
     *
     * @param purge what of it is to be freed, and the schemas that go with it
     * @param origins the changes that have set something aside there, by the name it has there
     */
    record Portion(Purge purge, Map<RelationName, Origin> origins) {}

    /** Which change of which run has set something aside. */
    record Origin(JournaledRun run, LiesAside change) {}

    /** Looks into one portion after the other. What needs something in another schema is in one portion with it. */
    void each(Consumer<Portion> taker) {
        Set<SchemaName> schemas = new TreeSet<>(counts.keySet());
        schemas.addAll(left);
        Dependencies dependencies = anyWanted
                ? warehouse.dependencies(
                        counts.keySet().stream().map(SchemaName::database).collect(Collectors.toSet()))
                : Dependencies.NONE;
        List<Set<SchemaName>> groups = Neighbours.of(
                        schemas, dependencies, workspace.adapterRules().names())
                .groups();
        for (List<Set<SchemaName>> some : Portions.of(groups, Portions.RELATIONS, this::size)) {
            taker.accept(portion(some.stream().flatMap(Set::stream).collect(Collectors.toSet()), dependencies));
        }
    }

    private void count(JournaledRun run, Entry entry) {
        SchemaName schema = entry.change().relation().inSchema();
        if (LeftSchemas.isLeft(entry)) left.add(schema);
        if (LiesAside.of(entry).isEmpty()) return;
        counts.merge(schema, 1, Integer::sum);
        anyWanted |= wanted.test(run);
    }

    private int size(Set<SchemaName> group) {
        return group.stream().mapToInt(schema -> counts.getOrDefault(schema, 0)).sum();
    }

    private Portion portion(Set<SchemaName> schemas, Dependencies dependencies) {
        Map<RelationName, Origin> origins = new HashMap<>();
        journal.each(new Here(
                schemas::contains,
                (run, entry) ->
                        LiesAside.of(entry).ifPresent(aside -> origins.put(aside.name(), new Origin(run, aside)))));
        Inventory inventory = warehouse.list(schemas);
        List<Relation> there = new ArrayList<>();
        List<Relation> going = new ArrayList<>();
        for (Relation relation : inventory.relations()) {
            Origin origin = origins.get(relation.name());
            if (origin == null) continue;
            there.add(relation);
            if (wanted.test(origin.run())) going.add(relation);
        }
        List<Purge.Row> rows = rows(going, origins, near(going, dependencies));
        List<Batch> drops = drops(schemas, inventory, rows);
        return new Portion(new Purge(rows, drops, there.size() - going.size()), origins);
    }

    private List<Purge.Row> rows(
            Collection<Relation> going, Map<RelationName, Origin> origins, Dependencies dependencies) {
        AdapterRules rules = workspace.adapterRules();
        List<Purge.Row> rows = new ArrayList<>();
        for (Relation relation :
                new Freeing(dependencies, rules.views(), rules.names()).inOrder(going, origins::containsKey)) {
            Origin origin = Optional.ofNullable(origins.get(relation.name())).orElseThrow();
            // Of the two, the journal's name is held already.
            rows.add(new Purge.Row(
                    origin.change().name(),
                    relation.kind(),
                    origin.change().was(),
                    origin.run().at()));
        }
        return rows;
    }

    private List<Batch> drops(Set<SchemaName> schemas, Inventory inventory, List<Purge.Row> rows) {
        Set<SchemaName> mayGo = new TreeSet<>(left);
        mayGo.retainAll(schemas);
        if (mayGo.isEmpty()) return List.of();
        Set<RelationName> going = rows.stream().map(Purge.Row::name).collect(Collectors.toSet());
        return LeftSchemas.dropped(mayGo, inventory, warehouse.describe(mayGo), going);
    }

    /** Who needs any of it, and nothing else: there may be hundreds of thousands elsewhere. */
    private static Dependencies near(Collection<Relation> going, Dependencies dependencies) {
        Map<RelationName, Set<RelationName>> needs = new HashMap<>();
        for (Relation relation : going) {
            for (RelationName reader : dependencies.dependentsOf(relation.name())) {
                needs.computeIfAbsent(reader, key -> new HashSet<>(4)).add(relation.name());
            }
        }
        return new Dependencies(needs);
    }

    /** Reads what the journal tells of this warehouse. */
    private final class Here implements JournalScan.Reading {
        private final Predicate<SchemaName> schemas;
        private final BiConsumer<JournaledRun, Entry> taker;

        Here(Predicate<SchemaName> schemas, BiConsumer<JournaledRun, Entry> taker) {
            this.schemas = schemas;
            this.taker = taker;
        }

        @Override
        public boolean isWanted(JournaledRun run, Change.Action action, RelationName relation) {
            return run.connection().equals(workspace.connection()) && schemas.test(relation.inSchema());
        }

        @Override
        public void take(JournaledRun run, Entry entry) {
            taker.accept(run, entry);
        }

        @Override
        public void passOver(JournaledRun run) {
            // What this devenv does not understand it frees nothing of.
        }
    }
}
