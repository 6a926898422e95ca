package io.devenv.warehouse.duckdb;

import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.CacheRules;
import io.devenv.core.relation.CacheRules.Gap;
import io.devenv.core.relation.CacheRules.Rebuild;
import io.devenv.core.relation.ChangeRules;
import io.devenv.core.relation.CloneRules;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.ReplaceRules;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.relation.SettingRules;
import io.devenv.core.relation.ViewBinding;
import io.devenv.core.target.Target;
import io.devenv.warehouse.Adapter;
import io.devenv.warehouse.SlowDriver;
import io.devenv.warehouse.Warehouse;
import java.util.Optional;
import java.util.Set;

/**
 * DuckDB files, as dbt-duckdb uses them.
 *
 * <p>What a profile sets beside path, database and attach (settings, extensions, secrets, config_options, plugins) is not
 * applied: reading a catalog needs none of it, and some of it reaches for the network.
 */
public final class DuckDb implements Adapter, SlowDriver {
    /** dbt-duckdb 1.11 over DuckDB 2.0: dbt quotes everything and stops where only the case differs; DuckDB ignores case. */
    static final NameRules RULES =
            new NameRules(Quoting.ALL, NameRules.Fold.LOWER, NameRules.CaseMatch.ERROR, NameRules.Fold.LOWER, '"');

    /** dbt-duckdb 1.11: a listing of what is not there is empty; it lists tables and views, nothing follows a rebuild, and names are swapped. */
    private static final CacheRules CACHE = new CacheRules(
            Gap.EMPTY, Gap.STOPS_BUILDING, Gap.STOPS, Set.of(), Optional.empty(), false, Rebuild.RENAMES);

    /** dbt-duckdb 1.11: the constraints its adapter calls enforced. */
    private static final Set<String> ENFORCED = Set.of("check", "not_null", "unique", "primary_key", "foreign_key");

    /** dbt-duckdb 1.11: by these a source is a file or what a plugin gives. */
    private static final SettingRules SETTINGS =
            new SettingRules(Set.of("external_location", "plugin"), Optional.empty());
    /** DDL is transactional, and a transaction is forced to disk at its end: a hundred batches together take as long as one. */
    private static final ChangeRules CHANGES = new ChangeRules(100, ChangeRules.Writers.ONE);

    @Override
    public String type() {
        return "duckdb";
    }

    @Override
    public AdapterRules rules(Target target) {
        return new AdapterRules(
                RULES,
                CACHE,
                CloneRules.VIEWS_ONLY,
                ReplaceRules.ANYTHING,
                ViewBinding.BY_NAME,
                CHANGES,
                ENFORCED,
                SETTINGS);
    }

    @Override
    public Optional<String> defaultSchema() {
        return Optional.of("main");
    }

    @Override
    public String database(Target target) {
        return DuckDbProfile.database(target);
    }

    @Override
    public String describe(Target target) {
        return "duckdb " + DuckDbProfile.shownPath(target);
    }

    @Override
    public void loadDriver() {
        AttachedFiles.loadDriver();
    }

    @Override
    public Warehouse openToRead(Target target) {
        return new DuckDbWarehouse(AttachedFiles.open(DuckDbProfile.of(target), AttachedFiles.Mode.READ));
    }

    @Override
    public Warehouse openToChange(Target target, Set<SchemaName> schemas) {
        return new DuckDbWarehouse(AttachedFiles.open(DuckDbProfile.of(target), AttachedFiles.Mode.CHANGE));
    }
}
