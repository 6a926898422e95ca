package io.devenv.warehouse.postgres;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Session;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the changes of one transaction are meant for, and whether they have hit it. */
final class Aim {
    private static final String NAMES =
            "select oid::text as id, relname from pg_class where oid = any (?::text[]::oid[])";

    /** What a relation is to be called in the end; empty if it is to be gone. */
    private record Wanted(Change change, Optional<String> name) {}

    private final Session session;
    private final ObjectIds ids;
    private final Map<RelationName, ObjectIds.Lying> lying;
    private final Set<RelationName> touched = new HashSet<>();
    private final Map<String, Wanted> wanted = new LinkedHashMap<>();

    Aim(Session session, ObjectIds ids, List<Change> changes) {
        this.session = session;
        this.ids = ids;
        this.lying = ids.lying(changes.stream()
                .filter(PostgresChanges::takesAway)
                .map(Change::relation)
                .distinct()
                .toList());
    }

    /**
     * What a change is about to take away; to be asked just before each change, in their order.
     *
     * @throws io.devenv.core.problem.Stop where it is not what was seen there when it was decided
     */
    Optional<ObjectIds.Lying> at(Change change) {
        RelationName name = change.relation();
        boolean isOurs = touched.contains(name);
        touched.add(name);
        change.other().ifPresent(touched::add);
        if (!PostgresChanges.takesAway(change)) return Optional.empty();
        Optional<ObjectIds.Lying> found =
                Optional.ofNullable(isOurs ? ids.lying(List.of(name)).get(name) : lying.get(name));
        found.ifPresent(relation -> {
            boolean another =
                    ids.seen(name).filter(id -> !id.equals(relation.id())).isPresent();
            if (another && !isOurs)
                throw builtAnew(change, "since it was looked at").stop();
            boolean goes = change.action() == Change.Action.DROP;
            wanted.put(
                    relation.id(),
                    new Wanted(change, goes ? Optional.empty() : change.other().map(RelationName::identifier)));
        });
        return found;
    }

    /** @throws io.devenv.core.problem.Stop where a statement has met another relation than was meant; then all is rolled back */
    void requireHit() {
        if (wanted.isEmpty()) return;
        Object all = wanted.keySet().toArray(String[]::new);
        Map<String, String> now = new HashMap<>();
        session.query(NAMES, List.of(all), row -> now.put(row.text("id"), row.text("relname")) == null);
        wanted.forEach((id, each) -> {
            if (!Optional.ofNullable(now.get(id)).equals(each.name())) {
                throw builtAnew(each.change(), "at that very moment").stop();
            }
        });
    }

    private static Problem builtAnew(Change change, String when) {
        return ChangeProblems.changedMeanwhile(change, "somebody built it anew " + when);
    }
}
