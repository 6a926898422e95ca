package io.devenv.warehouse.bigquery;

import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.CacheRules;
import io.devenv.core.relation.CacheRules.Gap;
import io.devenv.core.relation.CacheRules.Rebuild;
import io.devenv.core.relation.CloneRules;
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

/** BigQuery, as dbt-bigquery 1.12 uses it; rows observed with the real adapter over a faked wire. */
public final class BigQuery extends OfflineAdapter {
    /** Letter case decides identity, and nothing is folded, quoted or not. */
    private static final NameRules NAMES = new NameRules(Quoting.ALL, Fold.KEEP, CaseMatch.DIFFERENT, Fold.KEEP, '`');

    /** Codes 404 and 403 of a dataset's listing are both an empty one for dbt. */
    private static final CacheRules CACHE = new CacheRules(
            Gap.EMPTY, Gap.STOPS_BUILDING, Gap.EMPTY, Set.of(), Optional.empty(), true, Rebuild.IN_PLACE);

    private static final CloneRules CLONES = new CloneRules(Set.of(RelationKind.TABLE));
    private static final ReplaceRules REPLACING = new ReplaceRules(Set.of(), true);
    private static final Set<String> ENFORCED = Set.of("not_null");

    @Override
    public String type() {
        return "bigquery";
    }

    @Override
    public AdapterRules rules(Target target) {
        return new AdapterRules(NAMES, CACHE, CLONES, REPLACING, ViewBinding.BY_NAME, ENFORCED);
    }
}
