package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevChangesTest {
    private static final String ASIDE = "__devenv_trash_20261121t100000000_1";

    private final DevChanges changes = new DevChanges(
            Set.of(new SchemaName("wh", "seeds"), new SchemaName("wh", "Recorded")),
            new SchemaName("wh", "dev_alice"),
            Shop.RULES);

    @ParameterizedTest(name = "{0} {1}.{2}: {3}")
    @CsvSource(textBlock = """
            RENAME        , dev_alice      , orders , true
            DROP          , dev_alice_core , orders , true
            DROP          , DEV_ALICE      , orders , true
            RENAME        , seeds          , orders , true
            RENAME        , recorded       , orders , true
            RENAME        , dbt_pr_1       , orders , false
            DROP          , dbt_pr_1       , orders , false
            CREATE_VIEW   , dbt_pr_1       , orders , false
            RENAME        , dev_alicetown  , orders , false
            RENAME        , dbt_pr_1       , aside  , true
            DROP          , dbt_pr_1       , aside  , false
            VIEW_OF       , dbt_pr_1       , orders , true
            COPY_OF       , dbt_pr_1       , aside  , true
            CLONE_OF      , dbt_pr_1       , orders , true
            CREATE_SCHEMA , dbt_pr_1       , ''     , true
            DROP_SCHEMA   , dbt_pr_1       , ''     , true
            """)
    void what_a_sweep_does_elsewhere_is_left_out_and_nothing_else(
            Change.Action action, String schema, String identifier, boolean included) {
        RelationName relation = new RelationName("wh", schema, identifier.equals("aside") ? ASIDE : identifier);

        assertThat(changes.include(action, relation)).isEqualTo(included);
        assertThat(changes.include(action, relation)).as("asked again").isEqualTo(included);
    }
}
