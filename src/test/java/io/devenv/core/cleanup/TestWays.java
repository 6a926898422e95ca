package io.devenv.core.cleanup;

import io.devenv.core.relation.ChangeRules.Ddl;
import io.devenv.core.relation.ViewBinding;
import java.util.Set;

/** What warehouses can do. */
final class TestWays {
    private TestWays() {}

    /** A warehouse without zero-copy clones whose changes can be taken back together. */
    static Ways by(ViewBinding views) {
        return new Ways(views, Set.of(), Ddl.TRANSACTIONAL);
    }
}
