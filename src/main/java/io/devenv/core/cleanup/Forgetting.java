package io.devenv.core.cleanup;

import io.devenv.core.relation.Listing;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which records no longer count, because the relation they tell of was seen to be gone since. Without this a table that somebody makes by hand under a
 * name that dbt once used would count as dbt's for ever.
 */
public final class Forgetting {
    private final List<Gone> gone;
    private final String connection;
    private final List<JournaledRun> runs;
    private final NameRules rules;
    private final Map<RelationName, Gone> here = new HashMap<>();

    /**
     * @param gone what was seen to be gone, on this connection and on others
     * @param connection the one in question
     * @param runs the journal: what devenv has brought back is what it was
     */
    public Forgetting(List<Gone> gone, String connection, List<JournaledRun> runs, NameRules rules) {
        this.gone = List.copyOf(gone);
        this.connection = connection;
        this.runs = List.copyOf(runs);
        this.rules = rules;
        for (Gone each : gone) {
            if (each.connection().equals(connection) && !each.isBroughtBack(runs)) {
                here.put(rules.folded(each.name()), each);
            }
        }
    }

    public List<Gone> gone() {
        return gone;
    }

    /** The records that still count. */
    public List<Built> counting(List<Built> records) {
        return records.stream().filter(this::counts).toList();
    }

    private boolean counts(Built record) {
        Gone since = here.get(rules.folded(record.name()));
        return since == null || !since.isAfter(record);
    }

    /** The same without what can never count again: what devenv itself took away it may bring back. */
    public List<Built> worthKeeping(List<Built> records) {
        return records.stream()
                .filter(record -> {
                    Gone since = here.get(rules.folded(record.name()));
                    return since == null || since.takenByDevenv() || !since.isAfter(record);
                })
                .toList();
    }

    /**
     * The same after one more look at the dev schemas.
     *
     * @param standings what lies there; what is needed to tell whose working relation one is, is not forgotten yet
     * @param records everything that is recorded: what nothing is recorded of need not be forgotten
     * @param order the number that dbt's log would give the next build
     */
    public Forgetting seeing(
            Situation situation, List<Standing> standings, List<Built> records, Instant now, long order) {
        Set<RelationName> bases = new HashSet<>();
        standings.forEach(standing -> standing.base().map(rules::folded).ifPresent(bases::add));
        Set<RelationName> recorded = new HashSet<>();
        Map<RelationName, Gone> seen = new HashMap<>();
        for (Built record : records) {
            RelationName name = rules.folded(record.name());
            recorded.add(name);
            boolean isGone = !(situation.dev().listing(record.name().inSchema()) instanceof Listing.Unreadable)
                    && !situation.lies(record.name());
            if (isGone && counts(record) && !bases.contains(name)) {
                boolean taken = Gone.isTaken(record.name(), connection, runs);
                seen.put(name, new Gone(connection, record.name(), now, order, taken));
            }
        }
        List<Gone> all = new ArrayList<>();
        for (Gone each : gone) {
            RelationName name = rules.folded(each.name());
            boolean replaced = each.connection().equals(connection) && seen.containsKey(name);
            if (!replaced && recorded.contains(name)) all.add(each);
        }
        seen.values().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .forEach(all::add);
        return new Forgetting(all, connection, runs, rules);
    }
}
