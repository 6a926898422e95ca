package io.devenv.warehouse.redshift;

import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.CacheRules;
import io.devenv.core.relation.CacheRules.Gap;
import io.devenv.core.relation.CacheRules.Rebuild;
import io.devenv.core.relation.ChangeRules;
import io.devenv.core.relation.CloneRules;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.ReplaceRules;
import io.devenv.core.relation.SettingRules;
import io.devenv.core.relation.ViewBinding;
import io.devenv.core.target.Target;
import io.devenv.warehouse.OfflineAdapter;
import java.util.Optional;
import java.util.Set;

/** Redshift, as dbt-redshift 1.11 uses it; rows observed with the real adapter over a faked wire. */
public final class Redshift extends OfflineAdapter {
    /** dbt quotes everything; Redshift stores lower case all the same, so that a name with capitals is found in another case. */
    private static final NameRules NAMES = new NameRules(Quoting.ALL, Fold.LOWER, CaseMatch.ERROR, Fold.LOWER, '"');

    private static final Set<String> ENFORCED = Set.of("not_null");

    /** Late-binding views. */
    private static final SettingRules SETTINGS = new SettingRules(Set.of(), Optional.of("bind"));

    @Override
    public String type() {
        return "redshift";
    }

    @Override
    public AdapterRules rules(Target target) {
        return new AdapterRules(
                NAMES,
                cache(target),
                CloneRules.VIEWS_ONLY,
                ReplaceRules.ANYTHING,
                ViewBinding.BY_RELATION,
                new ChangeRules(1, ChangeRules.Writers.MANY, ChangeRules.Ddl.TRANSACTIONAL),
                ENFORCED,
                SETTINGS);
    }

    /**
     * dbt lists the catalog of the database it is connected to, where what may not be seen has no rows. With {@code datasharing}
     * it asks for each schema of any database by name, and for one that is not there Redshift has an error.
     */
    private CacheRules cache(Target target) {
        boolean shares = target.settings().flag("datasharing").orElse(false);
        return new CacheRules(
                shares ? Gap.STOPS : Gap.EMPTY,
                Gap.STOPS,
                Gap.EMPTY,
                Set.of(),
                shares ? Optional.empty() : Optional.of(database(target)),
                true,
                Rebuild.RENAMES_AND_DROPS_READERS);
    }
}
