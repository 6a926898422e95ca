package io.devenv.warehouse.postgres;

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
import io.devenv.warehouse.Session;
import io.devenv.warehouse.Warehouse;
import java.util.Optional;
import java.util.Set;

/** A database of a Postgres server, as dbt-postgres uses it. */
public final class Postgres implements Adapter {
    /** dbt-postgres 1.11: dbt quotes everything and stops where only the case differs; to the server case is part of a name. */
    static final NameRules RULES =
            new NameRules(Quoting.ALL, NameRules.Fold.LOWER, NameRules.CaseMatch.ERROR, NameRules.Fold.KEEP, '"');

    /**
     * dbt-postgres 1.11: a schema that is not there lists nothing, and any database but the profile's ends the command. Functions
     * are listed. Rebuilding drops the old table with all that hangs on it, and dbt forgets the views that read it.
     */
    private static final CacheRules CACHE = new CacheRules(
            Gap.EMPTY, Gap.STOPS, Gap.STOPS, Set.of(), Optional.empty(), true, Rebuild.RENAMES_AND_DROPS_READERS);

    /** dbt-postgres 1.11: the constraints its adapter calls enforced. */
    private static final Set<String> ENFORCED = Set.of("check", "not_null", "unique", "primary_key", "foreign_key");

    /**
     * DDL is transactional. What a transaction has changed nobody else can even read until it ends: enough to spare most of the
     * waiting for the disk, and over within a fraction of a second.
     */
    private static final ChangeRules CHANGES = new ChangeRules(20, ChangeRules.Writers.MANY);

    @Override
    public String type() {
        return "postgres";
    }

    @Override
    public AdapterRules rules(Target target) {
        return new AdapterRules(
                RULES,
                CACHE,
                CloneRules.VIEWS_ONLY,
                ReplaceRules.ANYTHING,
                ViewBinding.BY_RELATION,
                CHANGES,
                ENFORCED,
                SettingRules.NONE);
    }

    @Override
    public Optional<String> defaultSchema() {
        return Optional.empty();
    }

    @Override
    public String database(Target target) {
        return PostgresProfile.database(target);
    }

    @Override
    public String describe(Target target) {
        return "postgres " + PostgresProfile.shown(target);
    }

    @Override
    public Warehouse openToRead(Target target) {
        return over(ServerConnection.open(target, ServerConnection.Mode.READ), target, ServerConnection.Mode.READ);
    }

    @Override
    public Warehouse openToChange(Target target, Set<SchemaName> schemas) {
        Session session = ServerConnection.open(target, ServerConnection.Mode.CHANGE);
        try {
            new AdvisoryLocks(session).take(schemas);
            return over(session, target, ServerConnection.Mode.CHANGE);
        } catch (RuntimeException | Error failure) {
            session.close();
            throw failure;
        }
    }

    private static Warehouse over(Session session, Target target, ServerConnection.Mode mode) {
        return new PostgresWarehouse(
                session,
                PostgresProfile.database(target),
                PostgresProfile.dbtSessions(target),
                () -> ServerConnection.connect(target, mode));
    }
}
