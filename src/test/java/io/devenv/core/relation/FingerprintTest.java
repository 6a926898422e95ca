package io.devenv.core.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final RelationName NAME = new RelationName("wh", "dev", "t");

    @Test
    void what_is_the_same_has_no_difference() {
        assertThat(view("select 1").difference(view("select 1"))).isEmpty();
        assertThat(table("3").difference(table("3"))).isEmpty();
    }

    @Test
    void a_mark_is_told_with_both_values_and_a_definition_as_changed() {
        assertThat(table("3").difference(table("4"))).contains("its rows changed from 3 to 4");
        assertThat(table("3").difference(view("select 1"))).contains("its definition changed");
        assertThat(kind(RelationKind.TABLE).difference(kind(RelationKind.EXTERNAL)))
                .contains("its kind changed from table to external");
        assertThat(view("select 1").difference(view("select 2"))).contains("its definition changed");
    }

    @Test
    void a_mark_that_only_one_side_has_is_a_difference() {
        assertThat(kind(RelationKind.TABLE).difference(table("3"))).contains("its rows changed");
        assertThat(table("3").difference(kind(RelationKind.TABLE))).contains("its rows changed");
    }

    private static Fingerprint kind(RelationKind kind) {
        return Fingerprint.of(Relation.of(NAME, kind), Map.of());
    }

    private static Fingerprint table(String rows) {
        return Fingerprint.of(Relation.of(NAME, RelationKind.TABLE), Map.of("rows", rows));
    }

    private static Fingerprint view(String text) {
        return Fingerprint.of(
                new Relation(NAME, RelationKind.VIEW, Optional.of(text), OptionalLong.empty(), OptionalLong.empty()),
                Map.of());
    }
}
