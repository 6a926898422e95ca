package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.ViewBinding;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many of everything: what grows with the square of it would take minutes. The limits allow for a machine that is busy. */
class ManyRelationsTest {
    private static final int MANY = 100_000;

    @Test
    void a_hundred_thousand_relations_are_classified_in_seconds() {
        Situation situation = crowded().situation();
        Classification found = assertTimeout(Duration.ofSeconds(20), () -> Classifier.classify(situation));
        assertThat(found.standings()).hasSize(MANY);
        assertThat(found.of(RelationClass.TEMPORARY)).hasSize(MANY / 10);
        assertThat(found.of(RelationClass.UNKNOWN)).hasSize(MANY / 10);
        assertThat(found.of(RelationClass.ORPHAN)).hasSize(MANY / 5);
        assertThat(found.of(RelationClass.YOURS)).hasSize(MANY / 10);
        assertTimeout(
                Duration.ofSeconds(30),
                () -> CleanupPlanner.plan(
                        situation, found, CleanOptions.DEFAULT, situation.dev(), Shop.ways(ViewBinding.BY_NAME), "r1"));
    }

    /** Of ten relations six belong to nodes, one is yours among them; two are orphans, one is a temporary with a cut name, one made by hand. */
    static Shop crowded() {
        Shop shop = new Shop();
        for (int number = 0; number < MANY; number++) {
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
        return shop;
    }
}
