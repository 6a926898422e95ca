package io.devenv.core.relation;

import java.util.Set;

/**
 * Where dbt's adapter cannot build a node because of what already lies under its name. Observed with dbt-adapters 1.24; kinds that
 * differ are no obstacle anywhere else.
 *
 * @param neverDropped kinds for which dbt sends a drop that the warehouse does not know
 * @param viewsReplaceOnlyViews whether a view takes the place of nothing but a view, unless it is a full refresh
 */
public record ReplaceRules(Set<RelationKind> neverDropped, boolean viewsReplaceOnlyViews) {
    /** Whatever lies there gives way. */
    public static final ReplaceRules ANYTHING = new ReplaceRules(Set.of(), false);

    public ReplaceRules {
        neverDropped = Set.copyOf(neverDropped);
    }
}
