package io.devenv.app;

import io.devenv.artifact.ComparedViews;
import io.devenv.artifact.ComparedViews.Pair;
import io.devenv.core.cleanup.ViewCode;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.ViewQueries;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Views that are certainly made of another query than the branch's. The warehouse is asked about those whose text or query is new.
 *
 * @param names the views
 * @param kept what was found out before
 * @param answers what is known now, of every view that there is something to compare with
 */
record OtherViews(Set<RelationName> names, ComparedViews kept, Map<Pair, Boolean> answers) {
    static OtherViews of(Workspace workspace, ViewQueries warehouse, ViewCode code) {
        Map<Relation, String> queries = code.queries(workspace.writtenCode().of(code.wanted()));
        return of(ComparedViews.read(workspace.home().directory()), warehouse, queries);
    }

    static OtherViews of(ComparedViews kept, ViewQueries warehouse, Map<Relation, String> queries) {
        Map<Relation, Pair> pairs = new HashMap<>();
        Map<Relation, String> asked = new HashMap<>();
        queries.forEach((view, query) -> {
            Pair pair = Pair.of(view.definition().orElse(""), query);
            pairs.put(view, pair);
            if (kept.madeOtherwise(pair).isEmpty()) asked.put(view, query);
        });
        Set<RelationName> found = asked.isEmpty() ? Set.of() : warehouse.madeOtherwise(asked);
        Set<RelationName> names = new HashSet<>();
        Map<Pair, Boolean> answers = new HashMap<>();
        pairs.forEach((view, pair) -> {
            boolean otherwise = kept.madeOtherwise(pair).orElseGet(() -> found.contains(view.name()));
            answers.put(pair, otherwise);
            if (otherwise) names.add(view.name());
        });
        return new OtherViews(names, kept, answers);
    }

    /** Keeps what was found out, for commands to come. */
    Optional<Warning> keep() {
        return kept.keep(answers);
    }
}
