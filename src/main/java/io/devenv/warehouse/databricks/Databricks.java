package io.devenv.warehouse.databricks;

import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.CacheRules;
import io.devenv.core.relation.CacheRules.Gap;
import io.devenv.core.relation.CacheRules.Rebuild;
import io.devenv.core.relation.CloneRules;
import io.devenv.core.relation.CloneRules.Trait;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.NameRules.QuotesInNames;
import io.devenv.core.relation.NameRules.Rendering;
import io.devenv.core.relation.NameRules.Search;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.ReplaceRules;
import io.devenv.core.relation.ViewBinding;
import io.devenv.core.target.Target;
import io.devenv.warehouse.OfflineAdapter;
import java.util.Optional;
import java.util.Set;

/** Databricks, Unity Catalog and Hive, as dbt-databricks 1.12 uses it; rows observed with the real adapter over a faked wire. */
public final class Databricks extends OfflineAdapter {
    private static final String HIVE = "hive_metastore";

    /** Letter case never matters, and dbt writes every name in lower case. */
    private static final NameRules NAMES = new NameRules(
            Quoting.ALL,
            new Search(Fold.LOWER, CaseMatch.SAME, CaseMatch.SAME, QuotesInNames.LETTERS),
            Fold.LOWER,
            new Rendering('`', Fold.LOWER));

    /** The system tables hide what may not be seen, and a catalog that does not exist has no rows in them. */
    private static final CacheRules CACHE = new CacheRules(
            Gap.EMPTY, Gap.STOPS_BUILDING, Gap.EMPTY, Set.of(), Optional.empty(), false, Rebuild.IN_PLACE);

    /**
     * Unity's managed and external tables are dropped before a clone takes their place; shallow clones are not, nor Hive's tables,
     * of which dbt knows no such type.
     */
    private static final CloneRules CLONES =
            new CloneRules(Set.of(RelationKind.TABLE), Set.of(Trait.SHARES_FILES, Trait.DROPS_ITSELF));

    private static final CloneRules CLONES_IN_HIVE =
            new CloneRules(Set.of(RelationKind.TABLE), Set.of(Trait.SHARES_FILES, Trait.CLONES_ITSELF));

    private static final Set<String> ENFORCED = Set.of("check", "not_null");

    @Override
    public String type() {
        return "databricks";
    }

    /** Without a catalog dbt builds into the workspace's own metastore. */
    @Override
    public String database(Target target) {
        String named = super.database(target);
        return named.isEmpty() ? HIVE : named;
    }

    @Override
    public AdapterRules rules(Target target) {
        CloneRules cloning = database(target).equalsIgnoreCase(HIVE) ? CLONES_IN_HIVE : CLONES;
        return new AdapterRules(NAMES, CACHE, cloning, ReplaceRules.ANYTHING, ViewBinding.BY_NAME, ENFORCED);
    }
}
