package io.devenv.core.defer;

import io.devenv.core.relation.CacheRules;
import io.devenv.core.relation.CacheRules.Gap;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What dbt believes to exist at one moment of a run: the listing it began with, and every relation it has built since.
 * Mutable, as dbt's own cache is; one for each preview.
 */
public final class RelationCache {
    private final Inventory listed;
    private final Quoting quoting;
    private final CacheRules rules;
    private final Map<RelationName, Relation> built = new HashMap<>();
    private final Map<RelationName, RelationName> firstOfLetters = new HashMap<>();
    private final Set<RelationName> unseen = new HashSet<>();

    /**
     * A cache as dbt fills it at the start.
     *
     * @param quoting of the project; it decides how a searched name is folded
     */
    public RelationCache(Inventory listed, Quoting quoting, CacheRules rules) {
        this.listed = listed;
        this.quoting = quoting;
        this.rules = rules;
    }

    /** What is known of a relation, whether dbt sees it or not. */
    public Look look(RelationName name) {
        Relation fresh = built.get(name);
        return fresh != null ? new Look.Present(fresh) : listed.look(name, quoting);
    }

    /** What dbt finds: it takes some of what it cannot list for absent, and does not see all that is there. */
    public Look.Answer find(RelationName name) {
        if (unseen.contains(name)) return Look.Answer.ABSENT;
        if (built.containsKey(name)) return Look.Answer.PRESENT;
        if (!rules.asks(name.database())) return Look.Answer.ABSENT;
        Look look = listed.look(name, quoting);
        return isUnseen(name, look) ? Look.Answer.ABSENT : look.answer();
    }

    private boolean isUnseen(RelationName name, Look look) {
        if (look instanceof Look.Present present) {
            return present.relation().kind() == RelationKind.FUNCTION && !rules.listsFunctions();
        }
        return look instanceof Look.Unreadable unreadable
                && rules.gap(name.inSchema(), unreadable.listing())
                        .filter(gap -> gap != Gap.STOPS)
                        .isPresent();
    }

    /** Where letter case makes two names of one, dbt keeps the first that came and never sees the other. */
    public void add(Relation relation) {
        RelationName name = relation.name();
        built.put(name, relation);
        RelationName first = firstOfLetters.computeIfAbsent(listed.rules().letters(name), letters -> firstListed(name));
        boolean casesDiffer = listed.rules().search().identifiers() == CaseMatch.DIFFERENT;
        if (casesDiffer && !first.equals(name)) unseen.add(name);
    }

    private RelationName firstListed(RelationName name) {
        return listed.alike(name).stream().map(Relation::name).findFirst().orElse(name);
    }
}
