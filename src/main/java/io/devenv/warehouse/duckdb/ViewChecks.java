package io.devenv.warehouse.duckdb;

import io.devenv.core.cleanup.Change;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Portions;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.StatementFailed;
import io.devenv.warehouse.Texts;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether views work: DuckDB makes no view that it cannot bind, so one that is broken now would not come back from its definition.
 *
 * <p>A statement takes longer to prepare than a view to bind, so views are looked at many at a time: with one its neighbours by
 * name. What was found stays true: nobody but this connection changes a file that is attached.
 */
final class ViewChecks {
    private static final int AT_ONCE = 50;

    private static final String VIEWS = """
            select database_name, schema_name, view_name as name
              from duckdb_views()
             where lower(database_name) = lower(?) and not internal and not temporary
             order by all
            """;

    private final Session session;
    private final Map<RelationName, Optional<String>> known = new HashMap<>();
    private final Map<String, NavigableSet<RelationName>> views = new HashMap<>();

    ViewChecks(Session session) {
        this.session = session;
    }

    /** DuckDB's words about a view that does not work; empty for one that does. */
    Optional<String> complaint(RelationName view) {
        RelationName folded = DuckDb.RULES.folded(view);
        if (!known.containsKey(folded)) look(neighbours(folded));
        if (!known.containsKey(folded)) look(List.of(folded));
        return known.getOrDefault(folded, Optional.empty());
    }

    /** Looks at some views in as few statements as possible. */
    void look(Collection<RelationName> wanted) {
        List<RelationName> unknown = wanted.stream()
                .map(DuckDb.RULES::folded)
                .distinct()
                .filter(view -> !known.containsKey(view))
                .toList();
        Portions.of(unknown, AT_ONCE).forEach(this::lookTogether);
    }

    /** To be called once something was changed: a view may have lost what it reads, or found it again. */
    void forget(Collection<Change> changes) {
        known.clear();
        for (Change change : changes) {
            RelationName folded = DuckDb.RULES.folded(change.relation());
            views.computeIfPresent(folded.database(), (database, all) -> {
                all.remove(folded);
                return all;
            });
        }
    }

    /** If one of them is broken, nobody knows which: then each half is looked at by itself. */
    private void lookTogether(List<RelationName> some) {
        try {
            session.check(some.stream()
                    .map(view -> "select 1 from " + DuckDb.RULES.quoted(view))
                    .collect(Collectors.joining(" union all ")));
            some.forEach(view -> known.put(view, Optional.empty()));
        } catch (StatementFailed failed) {
            if (some.size() == 1) {
                known.put(some.get(0), Optional.of(failed.words()));
                return;
            }
            lookTogether(some.subList(0, some.size() / 2));
            lookTogether(some.subList(some.size() / 2, some.size()));
        }
    }

    /** It and those that come after it in its schema: whoever asks about one after the other asks about them next. */
    private List<RelationName> neighbours(RelationName view) {
        NavigableSet<RelationName> all = views.computeIfAbsent(view.database(), this::in);
        return all.tailSet(view, true).stream()
                .takeWhile(next -> next.inSchema().equals(view.inSchema()))
                .limit(AT_ONCE)
                .toList();
    }

    /** DuckDB reads all of its catalog however little is asked, so that is done once. */
    private NavigableSet<RelationName> in(String database) {
        NavigableSet<RelationName> found = new TreeSet<>();
        Texts texts = new Texts();
        session.each(VIEWS, List.of(database), row -> found.add(DuckDb.RULES.folded(Catalog.name(row, texts))));
        return found;
    }
}
