package io.devenv.core.cleanup;

import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a warehouse lists once a plan was carried out, worked out on paper. */
final class Cleaned {
    private Cleaned() {}

    static Inventory by(CleanupPlan plan, Inventory before, SchemaName schema) {
        Map<RelationName, Relation> lying = new TreeMap<>();
        before.relations().forEach(relation -> lying.put(relation.name(), relation));
        for (Batch batch : plan.batches()) {
            for (Change change : batch.changes()) make(change, lying);
        }
        Map<SchemaName, Listing> listings = new HashMap<>();
        listings.put(schema, new Listing.Listed(java.util.List.copyOf(lying.values())));
        return new Inventory(before.rules(), listings);
    }

    private static void make(Change change, Map<RelationName, Relation> lying) {
        if (lying.remove(change.relation()) == null)
            throw new AssertionError(change.relation() + " is not there to be changed");
        switch (change.action()) {
            case DROP -> {}
            case RENAME -> {
                RelationName to = change.other().orElseThrow();
                if (lying.put(to, Relation.of(to, change.kind())) != null) throw new AssertionError(to + " is taken");
            }
            default -> throw new AssertionError("a default clean makes nothing: " + change);
        }
    }
}
