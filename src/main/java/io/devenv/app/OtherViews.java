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
        Map<Relation, String> asked = new HashMap<>(queries);
        asked.entrySet().removeIf(view -> kept.madeOtherwise(pair(view)).isPresent());
        Set<RelationName> found = asked.isEmpty() ? Set.of() : warehouse.madeOtherwise(asked);
        Set<RelationName> names = new HashSet<>();
        Map<Pair, Boolean> answers = new HashMap<>();
        for (Map.Entry<Relation, String> view : queries.entrySet()) {
            RelationName name = view.getKey().name();
            boolean otherwise = kept.madeOtherwise(pair(view)).orElseGet(() -> found.contains(name));
            answers.put(pair(view), otherwise);
            if (otherwise) names.add(name);
        }
        return new OtherViews(names, kept, answers);
    }

    private static Pair pair(Map.Entry<Relation, String> view) {
        return Pair.of(view.getKey().definition().orElse(""), view.getValue());
    }

    /** Keeps what was found out, for commands to come. */
    Optional<Warning> keep() {
        return kept.keep(answers);
    }
}
