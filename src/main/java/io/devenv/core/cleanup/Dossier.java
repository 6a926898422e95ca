package io.devenv.core.cleanup;

import io.devenv.core.relation.RelationName;
import java.util.List;
import java.util.Optional;

/**
 * Everything known about one relation.
 *
 * @param testimonies what every witness says of it, those that know nothing, too
 * @param verdict what clean would do with it; empty where clean would refuse
 * @param readers who on the branch refs its node: labels, sorted
 * @param dependents what needs it in the warehouse
 */
public record Dossier(
        Standing standing,
        List<Testimony> testimonies,
        Optional<Verdict> verdict,
        List<String> readers,
        List<RelationName> dependents) {
    public Dossier {
        testimonies = List.copyOf(testimonies);
        readers = List.copyOf(readers);
        dependents = List.copyOf(dependents);
    }
}
