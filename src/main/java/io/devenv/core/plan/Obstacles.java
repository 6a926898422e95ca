package io.devenv.core.plan;

import io.devenv.core.manifest.Node;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.ReplaceRules;
import java.util.Optional;

/**
 * Why dbt cannot make a node's relation although nothing is wrong with its code.
 *
 * @param replacing what does not give way to what on the adapter
 */
public record Obstacles(NameRules names, Quoting quoting, ReplaceRules replacing) {

    /**
     * What is in the way of a model.
     *
     * @param own what lies under its name
     */
    Optional<Build.Why> to(Node node, RelationName name, Look own, boolean fullRefresh) {
        if (!names.isWritable(name, quoting)) return Optional.of(Build.Why.NOT_WRITABLE);
        return own.found()
                .filter(lying ->
                        doesNotGiveWay(lying.kind(), node.materialized().orElse(""), fullRefresh))
                .map(lying -> Build.Why.IN_THE_WAY);
    }

    private boolean doesNotGiveWay(RelationKind lying, String materialization, boolean fullRefresh) {
        return switch (materialization) {
            case "view" ->
                replacing.neverDropped().contains(lying)
                        || (replacing.viewsReplaceOnlyViews() && lying != RelationKind.VIEW && !fullRefresh);
            case "table" -> replacing.neverDropped().contains(lying);
            default -> false;
        };
    }
}
