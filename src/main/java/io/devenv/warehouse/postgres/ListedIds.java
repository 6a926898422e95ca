package io.devenv.warehouse.postgres;

import io.devenv.core.relation.Listing;
import io.devenv.core.relation.RelationName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The ids of what this connection was told that exists: whoever decides does so by a listing, and what has been built anew since then, even if by a
 * session that is gone again, is not what was decided about.
 */
final class ListedIds {
    private final Map<RelationName, String> ids = new HashMap<>();

    /** What lies in a schema as of now. */
    void learn(Collection<Listing> listings) {
        for (Listing listing : listings) {
            if (!(listing instanceof Listing.Listed listed)) continue;
            listed.marks().forEach((name, marks) -> Optional.ofNullable(marks.get(Catalog.ID))
                    .ifPresent(id -> ids.put(name, id)));
        }
    }

    /** Whether another relation had the name when it was listed; what was not listed may be any. */
    boolean isAnother(RelationName name, String id) {
        return !ids.getOrDefault(name, id).equals(id);
    }
}
