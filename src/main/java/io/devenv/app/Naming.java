package io.devenv.app;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the relations that a user names: by identifier, with or without the schema and database before it. */
final class Naming {
    private Naming() {}

    static Set<RelationName> resolve(List<String> typed, Survey survey, NameRules rules) {
        Set<RelationName> found = new TreeSet<>();
        for (String name : typed) {
            List<RelationName> matching = survey.situation().dev().relations().stream()
                    .map(Relation::name)
                    .filter(relation -> isCalled(relation, name, rules))
                    .toList();
            if (matching.isEmpty()) throw missing(name).stop();
            found.addAll(matching);
        }
        return found;
    }

    private static boolean isCalled(RelationName relation, String typed, NameRules rules) {
        String wanted = rules.warehouseFold().apply(typed);
        RelationName folded = rules.folded(relation);
        return wanted.equals(folded.identifier()) || wanted.equals(folded.toString()) || wanted.equals(folded.full());
    }

    private static Problem missing(String name) {
        return Problem.of(Fault.USAGE, "relation-not-found", "no relation in the dev schemas is called " + name)
                .next("devenv status lists them");
    }
}
