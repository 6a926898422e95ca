package io.devenv.core.defer;

import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import java.util.HashMap;
import java.util.Map;

/**
 * What dbt believes to exist at one moment of a run: the listing it began with, and every relation it has built since.
 * Mutable, as dbt's own cache is; one for each preview.
 */
public final class RelationCache {
    private final Inventory listed;
    private final Quoting quoting;
    private final Map<RelationName, Relation> built = new HashMap<>();

    /**
     * A cache as dbt fills it at the start.
     *
     * @param quoting of the project; it decides how a searched name is folded
     */
    public RelationCache(Inventory listed, Quoting quoting) {
        this.listed = listed;
        this.quoting = quoting;
    }

    public Look look(RelationName name) {
        Relation fresh = built.get(name);
        return fresh != null ? new Look.Present(fresh) : listed.look(name, quoting);
    }

    public void add(Relation relation) {
        built.put(relation.name(), relation);
    }
}
