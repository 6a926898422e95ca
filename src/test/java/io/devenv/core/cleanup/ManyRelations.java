package io.devenv.core.cleanup;

import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.ViewBinding;
import java.util.Map;

/** A dev schema with very much in it. */
public final class ManyRelations {
    private ManyRelations() {}

    /** Of ten relations six belong to nodes, one is yours among them; two are orphans, one is a temporary with a cut name, one made by hand. */
    public static Situation of(int many) {
        Shop shop = new Shop();
        for (int number = 0; number < many; number++) {
            String name = "relation_number_" + number;
            switch (number % 10) {
                case 6 -> {
                    shop.state.add(Shop.node(Shop.PROD, "model", name, Map.of("materialized", "table")));
                    shop.table(name);
                }
                case 7 -> {
                    shop.disabled.add(Shop.node(Shop.DEV, "model", name, Map.of("materialized", "table")));
                    shop.table(name);
                }
                case 8 -> {
                    String base = "relation_number_" + (number - 8);
                    shop.table(base + "__dbt_tmp");
                }
                case 9 -> shop.table("by_hand_" + number);
                case 1 ->
                    shop.model(name, "view", Shop.id("relation_number_" + (number - 1)))
                            .view(name);
                default -> shop.model(name, "table").table(name);
            }
            if (number % 10 == 2) shop.changed(name);
            if (number % 10 < 8) shop.logged(name, number % 10 == 1 ? RelationKind.VIEW : RelationKind.TABLE);
        }
        return shop.situation();
    }

    /** What a default clean would do where views find what they read by name. */
    public static CleanupPlan plan(Situation situation, Classification found) {
        return CleanupPlanner.plan(
                situation, found, CleanOptions.DEFAULT, situation.dev(), TestWays.by(ViewBinding.BY_NAME), "r1");
    }
}
