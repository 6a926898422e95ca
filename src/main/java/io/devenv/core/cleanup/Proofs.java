package io.devenv.core.cleanup;

import io.devenv.core.relation.RelationKind;
import io.devenv.core.results.Built;
import java.util.List;

/** The words for what records prove. */
final class Proofs {
    private Proofs() {}

    static Proof contradicted(Built built, RelationKind lying) {
        String recorded = built.kind().map(RelationKind::spoken).orElse("relation");
        return Proof.none(
                built.from().label() + " says dbt built a " + recorded + ", but a " + lying.spoken() + " lies there");
    }

    /** @param records one of each source, at least one */
    static Proof recorded(List<Built> records) {
        StringBuilder words =
                new StringBuilder("built by dbt (").append(records.get(0).from().label());
        for (Built each : records.subList(1, records.size()))
            words.append(", ").append(each.from().label());
        return Proof.by(words.append(')').toString());
    }
}
