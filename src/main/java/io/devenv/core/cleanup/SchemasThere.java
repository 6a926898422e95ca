package io.devenv.core.cleanup;

import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.SchemaName;
import java.util.HashSet;
import java.util.Set;

/** Which schemas a warehouse has, while changes to it are thought through. */
final class SchemasThere {
    private final NameRules rules;
    private final Set<SchemaName> there = new HashSet<>();

    SchemasThere(Inventory inventory) {
        this.rules = inventory.rules();
        for (SchemaName schema : inventory.schemas()) {
            if (!(inventory.listing(schema) instanceof Listing.Absent)) there.add(rules.folded(schema));
        }
    }

    boolean isThere(Change change) {
        return there.contains(schema(change));
    }

    /** Goes on as if the change had been made. */
    void pretend(Change change) {
        if (change.action() == Change.Action.CREATE_SCHEMA) there.add(schema(change));
        if (change.action() == Change.Action.DROP_SCHEMA) there.remove(schema(change));
    }

    private SchemaName schema(Change change) {
        return rules.folded(change.relation().inSchema());
    }
}
