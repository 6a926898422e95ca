package io.devenv.core.cleanup;

import io.devenv.core.relation.ByteSize;
import io.devenv.core.relation.RelationName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the user chose of all that could go. Each choice narrows what the others leave; none replaces proof.
 *
 * @param only classes to clean; empty for all that are cleaned by default
 * @param named relations to clean and no other; empty for all. Naming one lifts the rules that keep it by default
 * @param nodes what a selection in dbt's syntax took; empty where none was typed
 * @param keep what is to stay this time
 * @param olderThan only what is known to have been built longer ago
 * @param largerThan only what is known to hold more
 * @param reach which classes may go at all
 * @param declined what the user was shown and said no to; of a schema the name without an identifier
 * @param dropsSchemas whether schemas of the developer's own go, too, once they are left empty
 */
public record Choice(
        Set<RelationClass> only,
        Set<RelationName> named,
        Optional<ChosenNodes> nodes,
        List<RelationPattern> keep,
        Optional<Duration> olderThan,
        Optional<ByteSize> largerThan,
        Reach reach,
        Set<RelationName> declined,
        boolean dropsSchemas) {
    /** What clean takes where nobody says anything. */
    public static final Choice DEFAULT = new Choice(
            Set.of(),
            Set.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Reach.REMAINS,
            Set.of(),
            false);

    /** Which classes may go at all. */
    public enum Reach {
        /** What other branches and killed runs left. */
        REMAINS,
        /** All that dbt is proven to have built here, the branch's own work, too. */
        EVERYTHING_PROVEN
    }

    public Choice {
        only = Set.copyOf(only);
        named = Set.copyOf(named);
        keep = List.copyOf(keep);
        declined = Set.copyOf(declined);
    }

    public Choice only(Set<RelationClass> classes) {
        return new Choice(classes, named, nodes, keep, olderThan, largerThan, reach, declined, dropsSchemas);
    }

    public Choice named(Set<RelationName> relations) {
        return new Choice(only, relations, nodes, keep, olderThan, largerThan, reach, declined, dropsSchemas);
    }

    public Choice nodes(Optional<ChosenNodes> chosen) {
        return new Choice(only, named, chosen, keep, olderThan, largerThan, reach, declined, dropsSchemas);
    }

    public Choice keeping(List<RelationPattern> patterns) {
        return new Choice(only, named, nodes, patterns, olderThan, largerThan, reach, declined, dropsSchemas);
    }

    public Choice olderThan(Duration age) {
        return new Choice(only, named, nodes, keep, Optional.of(age), largerThan, reach, declined, dropsSchemas);
    }

    public Choice largerThan(ByteSize size) {
        return new Choice(only, named, nodes, keep, olderThan, Optional.of(size), reach, declined, dropsSchemas);
    }

    /** All that is proven to be dbt's here. */
    public Choice resetting() {
        return new Choice(
                only, named, nodes, keep, olderThan, largerThan, Reach.EVERYTHING_PROVEN, declined, dropsSchemas);
    }

    /** All but what was shown and declined, and what that needs. */
    public Choice declining(Set<RelationName> names) {
        return new Choice(only, named, nodes, keep, olderThan, largerThan, reach, names, dropsSchemas);
    }

    public Choice droppingSchemas() {
        return new Choice(only, named, nodes, keep, olderThan, largerThan, reach, declined, true);
    }

    boolean resets() {
        return reach == Reach.EVERYTHING_PROVEN;
    }
}
