package io.devenv.core.defer;

import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What dbt believes to exist at one moment of a run: the listing it began with, every relation it has built since, without those
 * that went along when another was replaced. Mutable, as dbt's own cache is; one for each preview.
 *
 * <p>Source: {@code RelationsCache} of dbt-adapters 1.8 to 1.24. It keeps one relation for all names of the same letters.
 */
public final class RelationCache {
    private final Inventory listed;
    private final NameRules rules;
    private final Quoting quoting;
    /** By letters: an inventory of the one relation that is there since, or of none. */
    private final Map<RelationName, Inventory> since = new HashMap<>();

    /**
     * A cache as dbt fills it at the start.
     *
     * @param quoting of the project; it decides how a searched name is folded
     */
    public RelationCache(Inventory listed, Quoting quoting) {
        this.listed = listed;
        this.rules = listed.rules();
        this.quoting = quoting;
    }

    public Look look(RelationName name) {
        return since.getOrDefault(rules.letters(name), listed).look(name, quoting);
    }

    /** The same question before anything was built. */
    public Look lookAtStart(RelationName name) {
        return listed.look(name, quoting);
    }

    /** A relation was built under another name and renamed: it is known by its very name from now on. */
    public void renamedTo(Relation relation) {
        put(relation.name(), List.of(relation));
    }

    /**
     * A relation was built in its place: dbt remembers it as its own, and looks parts that the project does not quote up in any
     * letter case. One that lay there under a name of the same letters stays in its stead.
     */
    public void created(Relation relation) {
        boolean taken = look(relation.name()).answer() == Look.Answer.ABSENT
                && !since.getOrDefault(rules.letters(relation.name()), listed)
                        .alike(relation.name())
                        .isEmpty();
        if (taken) return;
        RelationName own = rules.searched(relation.name(), quoting);
        put(own, List.of(Relation.of(own, relation.kind())));
    }

    /** A relation was dropped along with one it reads. */
    public void gone(RelationName name) {
        put(name, List.of());
    }

    /** Whether this run has changed anything under this name. */
    public boolean isTouched(RelationName name) {
        return since.containsKey(rules.letters(name));
    }

    private void put(RelationName name, List<Relation> there) {
        SchemaName schema = name.inSchema();
        since.put(rules.letters(name), new Inventory(rules, Map.of(schema, new Listing.Listed(there))));
    }
}
