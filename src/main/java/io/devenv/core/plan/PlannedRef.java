package io.devenv.core.plan;

import io.devenv.core.defer.RefTarget;
import io.devenv.core.defer.Resolution;
import io.devenv.core.document.Worded;
import io.devenv.core.relation.RelationName;
import java.util.Optional;

/**
 * One ref of the plan: where it points, and what lies at both ends.
 *
 * @param rendered the text that stands in the SQL; empty where nothing does
 * @param inDev whether the parent's dev relation exists at that moment; empty for parents that have none
 * @param stateRelation where the state has the parent; empty if it has not
 * @param inState whether that exists; unknown where the state's schema was not or could not be listed
 * @param condition what has to hold for the ref to be executed at all, where nobody knows whether it does
 */
public record PlannedRef(
        Resolution resolution,
        Optional<String> rendered,
        Optional<Presence> inDev,
        Optional<RelationName> stateRelation,
        Optional<Presence> inState,
        Optional<String> condition) {
    /** By the ref alone, as its {@link Resolution}. */
    @Override
    public int hashCode() {
        return resolution.hashCode();
    }

    /**
     * Where the columns of a unit test's input are looked up: dbt has to know their types, and favors nothing here. Empty for refs that
     * are no input.
     */
    public Optional<ColumnsFrom> columnsFrom(boolean defers) {
        if (resolution.target() != RefTarget.FIXTURE) return Optional.empty();
        if (inDev.filter(Presence.YES::equals).isPresent()) return Optional.of(ColumnsFrom.DEV);
        return Optional.of(defers && stateRelation.isPresent() ? ColumnsFrom.STATE : ColumnsFrom.NOWHERE);
    }

    /** A relation whose columns are read. */
    public enum ColumnsFrom implements Worded {
        DEV,
        STATE,
        /** dbt fails where it has to know the types. */
        NOWHERE
    }
}
