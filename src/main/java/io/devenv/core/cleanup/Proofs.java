package io.devenv.core.cleanup;

import io.devenv.core.relation.RelationKind;
import io.devenv.core.results.Built;
import java.util.List;
import java.util.stream.Collectors;

/** The words for what records prove. */
final class Proofs {
    private Proofs() {}

    static Proof contradicted(Built built, RelationKind lying) {
        String recorded = built.kind().map(RelationKind::spoken).orElse("relation");
        return Proof.none(
                built.from().label() + " says dbt built a " + recorded + ", but a " + lying.spoken() + " lies there");
    }

    static Proof recorded(List<Built> records) {
        return Proof.by("built by dbt ("
                + records.stream().map(built -> built.from().label()).distinct().collect(Collectors.joining(", "))
                + ")");
    }
}
