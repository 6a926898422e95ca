package io.devenv.core.cleanup;

import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import java.time.Instant;
import java.util.List;

/**
 * A relation that a listing showed to be gone: what lies there later under its name was made after that, and no older record says by whom.
 *
 * @param connection where it was gone
 * @param at when it was seen to be gone
 * @param order the number that dbt's log would have given the next build then
 * @param takenByDevenv whether devenv had taken it away, and may bring it back
 */
public record Gone(String connection, RelationName name, Instant at, long order, boolean takenByDevenv) {

    /** Whether a record of the relation tells of what was there before. A record without time or order may. */
    public boolean isAfter(Built record) {
        if (record.from() == Built.Source.LOG) return record.order().orElse(-1) < order;
        return record.at().map(at::isAfter).orElse(true);
    }

    /** Whether devenv had taken it away and has brought back by now all that it took. */
    public boolean isBroughtBack(List<JournaledRun> runs) {
        return takenByDevenv
                && runs.stream()
                        .filter(run ->
                                run.connection().equals(connection) && !run.at().isAfter(at))
                        .flatMap(run -> run.entries().stream())
                        .filter(entry -> takesAway(entry.change(), name))
                        .allMatch(entry -> entry.outcome() == JournaledRun.Outcome.UNDONE
                                || entry.outcome() == JournaledRun.Outcome.FAILED);
    }

    /** Whether a change leaves nothing under the name of what it is done to. */
    static boolean takesAway(Change change, RelationName name) {
        return change.relation().equals(name)
                && (change.action() == Change.Action.RENAME || change.action() == Change.Action.DROP);
    }

    /** Whether the journal has it that devenv took a relation away and did not bring it back. */
    static boolean isTaken(RelationName name, String connection, List<JournaledRun> runs) {
        return runs.stream()
                .filter(run -> run.connection().equals(connection))
                .flatMap(run -> run.entries().stream())
                .anyMatch(entry -> entry.mayBeInForce() && takesAway(entry.change(), name));
    }
}
