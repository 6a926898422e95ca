package io.devenv.core.cleanup;

import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.ViewBinding;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Drops for good what was set aside, what reads before what is read. What somebody reads under its new name stays.
 *
 * @param views where they are bound to what they read, a view that stays in the trash keeps that there, too; a view that goes
 *     by name does not work any more, and holds nothing back
 */
public record Freeing(Dependencies dependencies, ViewBinding views, NameRules rules) {
    /**
     * The changes that free relations, for good: a view that was set aside because it is broken has no text that brings it back.
     *
     * @param relations what is to be freed
     * @param aside everything that is set aside, and what it was called
     */
    public List<Batch> of(Collection<Relation> relations, Map<RelationName, RelationName> aside) {
        return inOrder(relations, aside::containsKey).stream()
                .map(relation ->
                        drop(relation.name(), relation.kind(), aside.getOrDefault(relation.name(), relation.name())))
                .toList();
    }

    /** Drops one for good. */
    public static Batch drop(RelationName name, RelationKind kind, RelationName was) {
        return Batch.of(Change.drop(name, kind, Optional.empty(), "it was " + was));
    }

    /**
     * What can be freed, what reads before what is read.
     *
     * @param aside what is set aside
     */
    public List<Relation> inOrder(Collection<Relation> relations, Predicate<RelationName> aside) {
        Map<RelationName, Relation> going = new HashMap<>();
        relations.forEach(relation -> going.put(relation.name(), relation));
        Blocking blocking = new Blocking(dependencies, rules);
        blocking.blocked(going.keySet(), (reader, needed) -> views == ViewBinding.BY_NAME && aside.test(reader))
                .keySet()
                .forEach(going::remove);
        return blocking.inOrder(going.keySet()).stream()
                .flatMap(name -> Stream.ofNullable(going.get(name)))
                .toList();
    }
}
