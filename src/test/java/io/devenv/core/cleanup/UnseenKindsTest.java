package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.manifest.Node;
import io.devenv.core.relation.RelationKind;
import org.junit.jupiter.api.Test;

/** What lies in a schema and is no relation of dbt's, or is one only by its name. */
class UnseenKindsTest {
    @Test
    void a_foreign_table_is_no_nodes_whatever_its_name_and_never_touched() {
        Shop shop = new Shop().model("a", "table").lies("a", RelationKind.FOREIGN_TABLE);

        assertThat(shop.standing("a").type()).isEqualTo(RelationClass.UNKNOWN);
        assertThat(shop.standing("a").reason()).isEqualTo("a table of another server; dbt does not list it");
        assertThat(shop.verdict("a", CleanOptions.DEFAULT).decision()).isEqualTo(Verdict.Decision.KEEP);
        assertThat(classification(shop).missing()).extracting(Node::name).containsExactly("a");
    }

    @Test
    void a_function_is_of_interest_only_where_dbt_takes_it_for_a_nodes_relation() {
        Shop shop = new Shop()
                .model("a", "table")
                .lies("a", RelationKind.FUNCTION)
                .lies("of_an_extension", RelationKind.FUNCTION);

        assertThat(classification(shop).standings())
                .extracting(each -> each.name().identifier())
                .containsExactly("a");
        assertThat(shop.standing("a").type()).isEqualTo(RelationClass.LEFTOVER);
        assertThat(shop.standing("a").flags()).containsExactly(Flag.WRONG_TYPE);
        assertThat(shop.verdict("a", CleanOptions.DEFAULT).decision()).isEqualTo(Verdict.Decision.KEEP);
    }

    private static Classification classification(Shop shop) {
        return Classifier.classify(shop.situation());
    }
}
