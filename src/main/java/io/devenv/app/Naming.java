package io.devenv.app;

import io.devenv.core.manifest.Node;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.project.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the relations that a user names: by identifier, with or without the schema and database before it. */
final class Naming {
    private Naming() {}

    static Set<RelationName> resolve(List<String> typed, Survey survey, NameRules rules) {
        Set<RelationName> found = new TreeSet<>();
        for (String name : typed) {
            List<RelationName> matching = lying(name, survey, rules);
            if (matching.isEmpty()) throw missing(name, identifiers(survey)).stop();
            found.addAll(matching);
        }
        return found;
    }

    /** The same; what does not lie there may also be the relation of one of the branch's nodes, called by that or by the node's name. */
    static Set<RelationName> lyingOrBuilt(List<String> typed, Survey survey, NameRules rules) {
        Set<RelationName> found = new TreeSet<>();
        for (String name : typed) {
            List<RelationName> lying = lying(name, survey, rules);
            List<RelationName> matching = lying.isEmpty() ? built(name, survey, rules) : lying;
            if (matching.isEmpty()) throw missing(name, all(survey)).stop();
            found.addAll(matching);
        }
        return found;
    }

    private static List<RelationName> lying(String typed, Survey survey, NameRules rules) {
        return survey.situation().dev().relations().stream()
                .map(Relation::name)
                .filter(relation -> isCalled(relation, typed, rules))
                .toList();
    }

    private static List<RelationName> built(String typed, Survey survey, NameRules rules) {
        return survey.situation().branch().built().stream()
                .filter(node -> node.name().equals(typed)
                        || node.label().equals(typed)
                        || node.relation()
                                .filter(name -> isCalled(name, typed, rules))
                                .isPresent())
                .flatMap(node -> node.relation().stream())
                .toList();
    }

    private static List<String> identifiers(Survey survey) {
        return survey.situation().dev().relations().stream()
                .map(relation -> relation.name().identifier())
                .toList();
    }

    private static List<String> all(Survey survey) {
        return Stream.concat(
                        identifiers(survey).stream(),
                        survey.situation().branch().built().stream().map(Node::name))
                .toList();
    }

    static boolean isCalled(RelationName relation, String typed, NameRules rules) {
        String wanted = rules.warehouseFold().apply(typed);
        RelationName folded = rules.folded(relation);
        return wanted.equals(folded.identifier()) || wanted.equals(folded.toString()) || wanted.equals(folded.full());
    }

    private static Problem missing(String name, Collection<String> candidates) {
        String near = Spelling.nearest(name, candidates)
                .map(word -> "did you mean " + word + "? ")
                .orElse("");
        return Problem.of(Fault.USAGE, "relation-not-found", "no relation in the dev schemas is called " + name)
                .next(near + "devenv status lists them");
    }
}
