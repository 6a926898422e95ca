package io.devenv.app;

import io.devenv.core.cleanup.CleanupPlan;
import io.devenv.core.cleanup.Dossier;
import io.devenv.core.cleanup.Standing;
import io.devenv.core.cleanup.Verdict;
import io.devenv.core.cleanup.Witnesses;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts together all that is known about single relations.
 *
 * @param plan what clean would do; empty where it would refuse
 * @param readers who reads each node, by unique_id
 */
record Inquiry(Survey survey, Optional<CleanupPlan> plan, Map<String, List<String>> readers) {

    /** One dossier for each relation that is called so, sorted by name. */
    List<Dossier> about(List<String> typed, NameRules rules) {
        survey.guarded().orStop();
        Set<RelationName> names = Naming.resolve(typed, survey, rules);
        Witnesses witnesses = new Witnesses(survey.situation(), survey.runs());
        List<Dossier> dossiers = survey.found().standings().stream()
                .filter(standing -> names.contains(standing.name()))
                .map(standing -> dossier(standing, witnesses))
                .toList();
        if (dossiers.isEmpty()) throw withoutClass(names).stop();
        return dossiers;
    }

    private Dossier dossier(Standing standing, Witnesses witnesses) {
        return new Dossier(
                standing,
                witnesses.of(standing),
                verdict(standing.name()),
                standing.node().map(id -> readers.getOrDefault(id, List.of())).orElse(List.of()),
                List.copyOf(new TreeSet<>(survey.situation().dependencies().dependentsOf(standing.name()))));
    }

    private Optional<Verdict> verdict(RelationName name) {
        return plan.stream()
                .flatMap(found -> found.verdicts().stream())
                .filter(each -> each.standing().name().equals(name))
                .findFirst();
    }

    private Problem withoutClass(Set<RelationName> names) {
        String name = names.iterator().next().toString();
        boolean aside = survey.found().inTrash().stream().anyMatch(relation -> names.contains(relation.name()));
        return Problem.of(Fault.USAGE, "relation-without-class", name + " has no class")
                .because(
                        aside
                                ? "devenv itself has set it aside; the journal knows what it was"
                                : "devenv tells tables and views apart, and this is something else")
                .next(aside ? "devenv purge frees it, devenv undo brings it back" : "devenv status lists what has one");
    }
}
