package io.devenv.core.cleanup;

import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.ChangeRules.Ddl;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.ViewBinding;
import java.util.Set;

/**
 * What a warehouse can do, as far as the order of changes depends on it.
 *
 * @param views how its views find what they read
 * @param cloned kinds of relation that it clones without copying rows
 * @param ddl whether changes to its catalog can be taken back together
 */
public record Ways(ViewBinding views, Set<RelationKind> cloned, Ddl ddl) {
    public Ways {
        cloned = Set.copyOf(cloned);
    }

    public static Ways of(AdapterRules rules) {
        return new Ways(
                rules.views(), rules.cloning().copied(), rules.changing().ddl());
    }

    boolean areTransactional() {
        return ddl == Ddl.TRANSACTIONAL;
    }
}
