package io.devenv.core.relation;

import java.util.Set;

/**
 * What dbt's adapters treat differently and devenv has to know to answer as dbt does: one row of data an adapter. Needs no
 * connection, so that a plan can be made from a saved listing, too.
 *
 * @param names letter case and quotes
 * @param cache what dbt takes for existing
 * @param cloning what {@code dbt clone} makes
 * @param replacing what cannot be built over what
 * @param views how views find what they read
 * @param changing how it takes changes
 * @param enforcedConstraints the kinds of constraint that dbt's adapter calls enforced, by dbt's words: not_null, primary_key, …
 * @param settings what only this adapter makes something of
 */
public record AdapterRules(
        NameRules names,
        CacheRules cache,
        CloneRules cloning,
        ReplaceRules replacing,
        ViewBinding views,
        ChangeRules changing,
        Set<String> enforcedConstraints,
        SettingRules settings) {
    public AdapterRules {
        enforcedConstraints = Set.copyOf(enforcedConstraints);
    }

    /** Of an adapter without settings of its own, whose warehouse takes its changes one by one. */
    public AdapterRules(
            NameRules names,
            CacheRules cache,
            CloneRules cloning,
            ReplaceRules replacing,
            ViewBinding views,
            Set<String> enforcedConstraints) {
        this(
                names,
                cache,
                cloning,
                replacing,
                views,
                ChangeRules.ONE_BY_ONE,
                enforcedConstraints,
                SettingRules.NONE);
    }
}
