package io.devenv.core.sweep;

import io.devenv.core.relation.FoundSchema;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What lies in one schema, by what may become of it.
 *
 * @param proven what dbt has built
 * @param unknown what nothing proves to be dbt's
 * @param staying what dbt has built, and what stays all the same
 * @param due what was set aside long enough ago
 * @param waiting what was set aside, too, but later
 */
record Contents(
        List<Relation> proven,
        List<RelationName> unknown,
        List<RelationName> staying,
        List<Relation> due,
        List<RelationName> waiting) {

    static Contents of(FoundSchema schema, SweepSituation situation) {
        Contents contents = new Contents(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Relation relation : schema.relations()) {
            SetAside put = situation.aside().get(relation.name());
            if (put != null && put.due()) contents.due.add(relation);
            else if (put != null) contents.waiting.add(relation.name());
            else if (situation.staying().containsKey(relation.name())) contents.staying.add(relation.name());
            else if (situation.known().of(relation).given()) contents.proven.add(relation);
            else contents.unknown.add(relation.name());
        }
        return contents;
    }

    /** What relations take; views take nothing. Empty where the size of one is unknown. */
    static OptionalLong bytes(FoundSchema schema) {
        long sum = 0;
        for (Relation relation : schema.relations()) {
            if (relation.kind() == RelationKind.VIEW) continue;
            if (relation.bytes().isEmpty()) return OptionalLong.empty();
            sum += relation.bytes().getAsLong();
        }
        return OptionalLong.of(sum);
    }
}
