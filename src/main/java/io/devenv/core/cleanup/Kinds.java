package io.devenv.core.cleanup;

import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.RelationKind;
import java.util.EnumSet;
import java.util.Set;

/** Which kinds of relation a node can be found as. Source: the materializations of dbt-adapters and of the adapters, 1.8 to 1.24. */
final class Kinds {
    private static final Set<RelationKind> ANY = Set.copyOf(EnumSet.allOf(RelationKind.class));

    private Kinds() {}

    /** The kinds the node's materialization makes; any kind if it is one of the project's own. */
    static Set<RelationKind> of(Node node) {
        if (node.type() == ResourceType.SEED || node.type() == ResourceType.SNAPSHOT) return Set.of(RelationKind.TABLE);
        if (node.type() == ResourceType.TEST) {
            boolean asView = node.config()
                    .text("store_failures_as")
                    .filter("view"::equals)
                    .isPresent();
            return Set.of(asView ? RelationKind.VIEW : RelationKind.TABLE);
        }
        return switch (node.materialized().orElse("")) {
            case "table", "incremental" -> Set.of(RelationKind.TABLE);
            case "view" -> Set.of(RelationKind.VIEW);
            case "materialized_view" -> Set.of(RelationKind.MATERIALIZED_VIEW);
            case "dynamic_table" -> Set.of(RelationKind.DYNAMIC_TABLE);
            // dbt-duckdb writes a file and leaves a view of it; elsewhere it is the warehouse's external table
            case "external" -> Set.of(RelationKind.VIEW, RelationKind.EXTERNAL);
            default -> ANY;
        };
    }

    /** Whether what lies there can be what a record says was built. */
    static boolean fits(RelationKind recorded, RelationKind lying) {
        return recorded == lying || (recorded == RelationKind.EXTERNAL && lying == RelationKind.VIEW);
    }
}
