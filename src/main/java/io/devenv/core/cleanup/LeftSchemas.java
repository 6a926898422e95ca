package io.devenv.core.cleanup;

import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Schemas that a run had made, and that stayed when it was taken back because something lay in them: what undo set aside, say. */
public final class LeftSchemas {
    private LeftSchemas() {}

    /** Those in the warehouse of one connection, as far as the journal tells. */
    public static Set<SchemaName> of(List<JournaledRun> runs, String connection) {
        return made(runs, connection, LeftSchemas::isLeft);
    }

    /** All that runs have made there and that were not taken away again: those that were left, too. */
    public static Set<SchemaName> orMade(List<JournaledRun> runs, String connection) {
        return made(runs, connection, entry -> isLeft(entry) || entry.outcome() == Outcome.MADE);
    }

    private static Set<SchemaName> made(List<JournaledRun> runs, String connection, Predicate<Entry> which) {
        return runs.stream()
                .filter(run -> run.connection().equals(connection))
                .flatMap(run -> run.entries().stream())
                .filter(entry -> entry.change().action() == Change.Action.CREATE_SCHEMA)
                .filter(which)
                .map(entry -> entry.change().relation().inSchema())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** True for the change that had made such a schema. */
    public static boolean isLeft(Entry entry) {
        return entry.change().action() == Change.Action.CREATE_SCHEMA && entry.outcome() == Outcome.LEFT;
    }

    /**
     * What drops those of them in which nothing at all is left.
     *
     * @param left see {@link #of}
     * @param there what lies in them
     * @param facts what the warehouse tells of them besides; one that it tells nothing of stays
     * @param going what is dropped before
     */
    public static List<Batch> dropped(
            Set<SchemaName> left, Inventory there, Map<SchemaName, SchemaFacts> facts, Set<RelationName> going) {
        List<Batch> drops = new ArrayList<>();
        for (SchemaName schema : left) {
            SchemaFacts known = facts.get(schema);
            if (known == null || known.obstacle().isPresent() || !known.others().isEmpty()) continue;
            boolean emptied = there.listing(schema) instanceof Listing.Listed listed
                    && listed.relations().stream().map(Relation::name).allMatch(going::contains);
            if (emptied)
                drops.add(Batch.of(Change.dropSchema(
                        schema, known.definition(), "nothing is left in it; the run that made it was taken back")));
        }
        return drops;
    }
}
