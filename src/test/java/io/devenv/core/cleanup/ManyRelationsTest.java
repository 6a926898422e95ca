package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Many of everything: what grows with the square of it would take minutes. The limits allow for a machine that is busy. */
class ManyRelationsTest {
    private static final int MANY = 100_000;

    @Test
    void a_hundred_thousand_relations_are_classified_in_seconds() {
        Situation situation = ManyRelations.of(MANY);
        Classification found = assertTimeout(Duration.ofSeconds(20), () -> Classifier.classify(situation));
        assertThat(found.standings()).hasSize(MANY);
        assertThat(found.of(RelationClass.TEMPORARY)).hasSize(MANY / 10);
        assertThat(found.of(RelationClass.UNKNOWN)).hasSize(MANY / 10);
        assertThat(found.of(RelationClass.ORPHAN)).hasSize(MANY / 5);
        assertThat(found.of(RelationClass.YOURS)).hasSize(MANY / 10);
        assertTimeout(Duration.ofSeconds(30), () -> ManyRelations.plan(situation, found));
    }
}
