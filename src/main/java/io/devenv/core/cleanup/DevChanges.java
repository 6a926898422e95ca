package io.devenv.core.cleanup;

import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which changes of the journal a command about dev relations has to know of. Those of a sweep, of hundreds of thousands of relations in schemas
 * of pull requests, are none of them.
 */
public final class DevChanges {
    private final Set<SchemaName> schemas = new HashSet<>();
    private final SchemaName home;
    private final NameRules rules;
    private final Map<SchemaName, Boolean> asked = new HashMap<>();

    /**
     * @param schemas all dev schemas but those that {@link DevSchemas} knows from records alone; and all that records name
     * @param home the target's schema
     */
    public DevChanges(Collection<SchemaName> schemas, SchemaName home, NameRules rules) {
        this.home = rules.folded(home);
        this.rules = rules;
        schemas.forEach(schema -> this.schemas.add(rules.folded(schema)));
    }

    /**
     * Whether to know of a change that does this to this relation. What devenv itself has made somewhere, or has given its name from the trash, is
     * a record of what lies there.
     */
    public boolean include(Change.Action action, RelationName relation) {
        if (action.showsOther() || action.isOfSchema()) return true;
        if (asked.computeIfAbsent(relation.inSchema(), this::isNear)) return true;
        return action == Change.Action.RENAME
                && TrashName.of(relation.identifier()).isPresent();
    }

    private boolean isNear(SchemaName schema) {
        SchemaName folded = rules.folded(schema);
        return schemas.contains(folded) || DevSchemas.belongsTo(home, folded);
    }
}
