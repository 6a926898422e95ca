package io.devenv.core.results;

import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A record that dbt (or devenv) built one relation: a line of dbt's log, a run result, an entry of the journal.
 *
 * @param kind what was built, where the record says it
 * @param node the unique_id it was built for, where the record says it
 * @param at when it was finished, where the record says it; dbt's text log has times of day only
 * @param body stands for the code it was built from, comparable with {@code Node.body()} of the same kind of record; empty if unknown
 * @param from which record
 * @param order later builds have greater numbers, among records from the same place; empty where the record keeps no order
 * @param query what it was built from; empty where the record does not tell
 * @param where in that record, for people: a line, a time of day, the id of a run
 */
public record Built(
        RelationName name,
        Optional<RelationKind> kind,
        Optional<String> node,
        Optional<Instant> at,
        Optional<String> body,
        Source from,
        OptionalLong order,
        Optional<BuiltQuery> query,
        Optional<String> where) {

    /** A record that tells neither the query nor where it stands. */
    public Built(
            RelationName name,
            Optional<RelationKind> kind,
            Optional<String> node,
            Optional<Instant> at,
            Optional<String> body,
            Source from,
            OptionalLong order) {
        this(name, kind, node, at, body, from, order, Optional.empty(), Optional.empty());
    }

    /** A record that keeps no order. */
    public Built(
            RelationName name,
            Optional<RelationKind> kind,
            Optional<String> node,
            Optional<Instant> at,
            Optional<String> body,
            Source from) {
        this(name, kind, node, at, body, from, OptionalLong.empty());
    }

    /** The same, and what it was built from. */
    public Built builtFrom(Optional<String> fingerprint) {
        return new Built(name, kind, node, at, fingerprint, from, order, query, where);
    }

    /** The same, with the query as dbt had compiled it. */
    public Built with(Optional<String> sql) {
        return madeOf(sql.map(BuiltQuery::of));
    }

    /** The same, with what is known of the query. */
    public Built madeOf(Optional<BuiltQuery> known) {
        return new Built(name, kind, node, at, body, from, order, known, where);
    }

    /** The query as dbt had compiled it, where it was read. */
    public Optional<String> sql() {
        return query.flatMap(BuiltQuery::text);
    }

    /** The same record, standing there. */
    public Built in(Optional<String> place) {
        return new Built(name, kind, node, at, body, from, order, query, place);
    }

    /** The same record under another name: a renamed relation is as old as it was before. */
    public Built renamed(RelationName to) {
        return new Built(to, kind, node, at, body, from, order, query, where);
    }

    /**
     * What is left of a record when others may have been lost since: that dbt built it, but not that it was the last time. Without time, order and
     * code nothing can be concluded from its age.
     */
    public Built undated() {
        Optional<String> told =
                at.map(time -> "at " + time + ", and perhaps again since").or(() -> where);
        return new Built(name, kind, node, Optional.empty(), Optional.empty(), from).in(told);
    }

    /** Whether it is known to be older than another: by the times of both. */
    public boolean isBefore(Built other) {
        return at.flatMap(mine -> other.at.map(mine::isBefore)).orElse(false);
    }

    /** Which of dbt's or devenv's own records. */
    public enum Source {
        RUN_RESULTS("run_results.json"),
        LOG("dbt.log"),
        JOURNAL("devenv's journal");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
