package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.RelationKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofTest {
    @ParameterizedTest(name = "{0} schema, manifest {1}, log {2}, a {3} lies there: proven {4}")
    @CsvSource(textBlock = """
            personal , table , none  , table , true
            personal , table , none  , view  , false
            personal , table , table , table , true
            personal , table , table , view  , false
            personal , table , view  , view  , true
            personal , view  , table , table , true
            personal , view  , table , view  , false
            shared   , table , none  , table , false
            shared   , table , table , table , true
            shared   , table , table , view  , false
            """)
    void a_leftover_is_proven_by_records_or_in_a_personal_schema_by_its_name(
            String schema, String manifest, String log, String lies, boolean proven) {
        Shop shop = shop(schema, log, lies);
        shop.model("a", manifest);
        assertThat(shop.standing("a").type()).isEqualTo(RelationClass.LEFTOVER);
        assertThat(shop.standing("a").proof().given()).isEqualTo(proven);
    }

    @ParameterizedTest(name = "{0} schema, production {1}, log {2}, a {3} lies there: {4}")
    @CsvSource(textBlock = """
            personal , table , none  , table , ORPHAN
            personal , table , none  , view  , UNKNOWN
            personal , none  , none  , table , UNKNOWN
            personal , none  , table , table , ORPHAN
            personal , table , table , view  , UNKNOWN
            shared   , table , none  , table , UNKNOWN
            shared   , none  , table , table , ORPHAN
            """)
    void what_no_node_makes_is_an_orphan_only_with_proof(
            String schema, String production, String log, String lies, RelationClass expected) {
        Shop shop = shop(schema, log, lies);
        if (!production.equals("none")) {
            shop.state.add(Shop.node(Shop.PROD, "model", "a", Map.of("materialized", production)));
        }
        assertThat(shop.standing("a").type()).isEqualTo(expected);
        assertThat(shop.standing("a").proof().given()).isEqualTo(expected == RelationClass.ORPHAN);
    }

    @Test
    void what_contradicts_is_named_as_the_reason_why_there_is_no_proof() {
        Shop shop = shop("personal", "table", "view");
        shop.state.add(Shop.node(Shop.PROD, "model", "a", Map.of("materialized", "table")));
        assertThat(shop.standing("a").proof().why()).isEqualTo("dbt.log says dbt built a table, but a view lies there");
    }

    private static Shop shop(String schema, String log, String lies) {
        Shop shop = new Shop();
        if (schema.equals("shared")) shop.shared();
        if (!log.equals("none")) shop.logged("a", RelationKind.ofWord(log));
        if (lies.equals("view")) shop.view("a");
        else shop.table("a");
        return shop;
    }
}
