package io.devenv.warehouse.spark;

import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.CacheRules;
import io.devenv.core.relation.CacheRules.Gap;
import io.devenv.core.relation.CacheRules.Rebuild;
import io.devenv.core.relation.CloneRules;
import io.devenv.core.relation.CloneRules.Trait;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.ReplaceRules;
import io.devenv.core.relation.ViewBinding;
import io.devenv.core.target.Target;
import io.devenv.warehouse.OfflineAdapter;
import java.util.Optional;
import java.util.Set;

/** Spark, as dbt-spark 1.10 uses it; rows read in the released adapter, not run. */
public final class Spark extends OfflineAdapter {
    /** dbt quotes nothing and lower-cases what it searches for. */
    private static final NameRules NAMES = new NameRules(Quoting.NONE, Fold.LOWER, CaseMatch.ERROR, Fold.LOWER, '`');

    /** There are no databases, only schemas. */
    private static final CacheRules CACHE =
            new CacheRules(Gap.EMPTY, Gap.EMPTY, Gap.STOPS, Set.of(), Optional.empty(), false, Rebuild.IN_PLACE);

    private static final CloneRules CLONES = new CloneRules(
            Set.of(RelationKind.TABLE), Set.of(Trait.SHARES_FILES, Trait.CLONES_ITSELF, Trait.NEEDS_DELTA));
    private static final Set<String> ENFORCED = Set.of();

    @Override
    public String type() {
        return "spark";
    }

    @Override
    public AdapterRules rules(Target target) {
        return new AdapterRules(NAMES, CACHE, CLONES, ReplaceRules.ANYTHING, ViewBinding.BY_NAME, ENFORCED);
    }
}
