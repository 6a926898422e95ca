package io.devenv.warehouse.snowflake;

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

/** Snowflake, as dbt-snowflake 1.12 uses it; rows observed with the real adapter over a faked wire. */
public final class Snowflake extends OfflineAdapter {
    /**
     * dbt quotes nothing, so that Snowflake makes names upper-case, and dbt upper-cases what it searches for; a name that somebody
     * wrote with quotes is searched for as it stands. A schema of another case is another schema: its listing fails.
     */
    private static final NameRules NAMES = new NameRules(
            Quoting.NONE,
            new Search(Fold.UPPER, CaseMatch.DIFFERENT, CaseMatch.ERROR, QuotesInNames.KEEP_CASE),
            Fold.UPPER,
            new Rendering('"', Fold.KEEP));

    /** Error 002043, "does not exist or not authorized", is an empty schema for dbt; any other one ends the command. */
    private static final CacheRules CACHE = new CacheRules(
            Gap.EMPTY, Gap.STOPS_BUILDING, Gap.STOPS, Set.of("002043"), Optional.empty(), true, Rebuild.IN_PLACE);

    private static final CloneRules CLONES = new CloneRules(Set.of(RelationKind.TABLE), Set.of(Trait.MINDS_TRANSIENCE));

    /** What dbt has no word for it calls external and drops with a statement that Snowflake does not know. */
    private static final ReplaceRules REPLACING =
            new ReplaceRules(Set.of(RelationKind.EXTERNAL, RelationKind.MATERIALIZED_VIEW), false);

    private static final Set<String> ENFORCED = Set.of("not_null");

    @Override
    public String type() {
        return "snowflake";
    }

    @Override
    public AdapterRules rules(Target target) {
        return new AdapterRules(NAMES, CACHE, CLONES, REPLACING, ViewBinding.BY_NAME, ENFORCED);
    }
}
