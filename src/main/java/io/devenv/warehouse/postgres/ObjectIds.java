package io.devenv.warehouse.postgres;

import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.TrashName;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Session;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which relation a name stood for when it was looked at. An object keeps its id when it is renamed, and what is built in its place
 * gets another: between a look and a change, and while a statement waits for a lock, dbt may put a new table there.
 */
final class ObjectIds {
    private static final String LYING = """
            select wanted.place::text, pg_class.oid::text as id, relkind::text
              from unnest(?) with ordinality as wanted (name, place)
              join pg_class on pg_class.oid = to_regclass(wanted.name)
            """;

    /** A relation by its id; {@code kind} is the server's letter. */
    record Lying(String id, String kind) {
        /** Partitioned tables are none: they would take their partitions along. */
        boolean isPlain(RelationKind meant) {
            return switch (meant) {
                case TABLE -> kind.equals("r");
                case VIEW -> kind.equals("v");
                case MATERIALIZED_VIEW -> kind.equals("m");
                default -> false;
            };
        }
    }

    private final Session session;
    private final Map<String, String> seen;

    ObjectIds(Session session) {
        this(session, new ConcurrentHashMap<>());
    }

    private ObjectIds(Session session, Map<String, String> seen) {
        this.session = session;
        this.seen = seen;
    }

    /** The same, asked over another connection. */
    ObjectIds over(Session another) {
        return new ObjectIds(another, seen);
    }

    void seen(Inventory inventory) {
        for (Relation relation : inventory.relations()) {
            inventory
                    .fingerprint(relation.name())
                    .flatMap(marks -> Optional.ofNullable(marks.marks().get(Catalog.OBJECT_ID)))
                    .ifPresent(id -> seen.put(key(relation.name()), id));
        }
    }

    /** Follows what was made of what was seen, but not into the trash: nobody builds there, and what a sweep sets aside would fill the memory. */
    void made(Collection<Change> changes) {
        for (Change change : changes) {
            Optional<String> id = Optional.ofNullable(seen.remove(key(change.relation())));
            if (change.action() != Change.Action.RENAME) continue;
            RelationName to = change.other().orElseThrow();
            seen.remove(key(to));
            if (TrashName.of(to.identifier()).isEmpty()) id.ifPresent(same -> seen.put(key(to), same));
        }
    }

    /** The id of what was seen there; empty where nobody has looked yet. */
    Optional<String> seen(RelationName name) {
        return Optional.ofNullable(seen.get(key(name)));
    }

    /** What the changes of one transaction are meant for, as it lies there now. */
    Aim aim(List<Change> changes) {
        return new Aim(session, this, changes);
    }

    /** What lies under some names right now, one query for all. */
    Map<RelationName, Lying> lying(List<RelationName> names) {
        Map<RelationName, Lying> found = new HashMap<>();
        if (names.isEmpty()) return found;
        Object quoted = names.stream().map(ChangeStatements::quoted).toArray(String[]::new);
        session.query(LYING, List.of(quoted), row -> {
            int place = Integer.parseInt(row.text("place"));
            return found.put(names.get(place - 1), new Lying(row.text("id"), row.text("relkind"))) == null;
        });
        return found;
    }

    /** The database is always that of the session, in whatever letter case a name has it. */
    private static String key(RelationName name) {
        return ChangeStatements.quoted(name);
    }
}
