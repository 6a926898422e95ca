package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.artifact.Journal;
import io.devenv.fixture.InProcess;
import io.devenv.fixture.Told;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sweep refuses to do. */
class SweepRefusalsTest {
    @TempDir
    private Path temporary;

    private SweptShop swept;
    private Checkout shop;

    @BeforeEach
    void schemasOfPullRequests() {
        swept = new SweptShop(temporary);
        shop = swept.shop;
    }

    @Test
    void without_patterns_nothing_is_swept_and_the_user_is_told_what_to_write() {
        Map<String, String> before = shop.contents();

        Told sweep = shop.devenv("sweep", "--yes");

        assertThat(sweep.code()).isEqualTo(10);
        assertThat(sweep.err()).contains("[sweep-not-set]", "- schemas: dbt_pr_*");
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void an_empty_list_is_refused_unless_it_is_meant() {
        swept.byList();
        swept.open();
        Map<String, String> before = shop.contents();

        Told refused = swept.sweep("--yes");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("[open-list-empty]", "--none-open");
        assertThat(shop.contents()).isEqualTo(before);
        swept.open("[{\"number\":12}]");
        assertThat(swept.sweep("--yes").err()).contains("[open-list-json]");
        assertThat(shop.contents()).isEqualTo(before);
        swept.open();
        assertThat(swept.sweep("--none-open").out()).contains("dbt_pr_12_finance");
    }

    @Test
    void without_the_list_that_a_rule_asks_for_everything_stays() {
        swept.byList();

        Told sweep = shop.devenv("sweep", "--yes");

        assertThat(sweep.code()).isZero();
        assertThat(sweep.out()).contains("needs the list of what is still open", "Nothing to sweep.");
    }

    @Test
    void a_pattern_that_matches_production_is_refused() {
        swept.settings("sweep:", "  - schemas: \"*analytics*\"", "    older-than: 1 day");
        Map<String, String> before = shop.contents();

        Told sweep = shop.devenv("sweep", "--yes");

        assertThat(sweep.code()).isEqualTo(13);
        assertThat(sweep.err()).contains("[guard-sweep-matches-production]", "*analytics* matches shop.analytics");
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void the_developers_own_schemas_are_never_swept() {
        swept.settings("sweep:", "  - schemas: dev_*", "    gone-from: list");
        swept.open("99");
        Map<String, String> before = shop.contents();

        Told sweep = swept.sweep("--yes");

        assertThat(sweep.code()).as(sweep.all()).isZero();
        assertThat(sweep.out()).contains("your own; devenv clean is for it");
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void a_schema_that_no_pattern_matches_cannot_be_named() {
        swept.byList();

        Told sweep = shop.devenv("sweep", "dbtxprx14", "--none-open", "--yes");

        assertThat(sweep.code()).isEqualTo(2);
        assertThat(sweep.err()).contains("[sweep-schema-not-found]");
    }

    @Test
    void while_another_devenv_is_at_work_nothing_is_swept() {
        swept.byList();
        shop.devenv("sweep", "--none-open", "dbt_pr_13", "--yes");
        Map<String, String> before = shop.contents();
        try (Journal other = Journal.open(shop.journal().resolveSibling("."), InProcess.HOLDER)) {
            Told sweep = swept.sweep("--yes");

            assertThat(sweep.code()).as(sweep.all()).isEqualTo(12);
            assertThat(sweep.err()).contains("[journal-locked]");
        }
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void what_a_rule_keeps_stays_with_its_schema() {
        swept.byList().settings("keep:", "  - dbt_pr_13.orders");

        Told sweep = swept.sweep("dbt_pr_13", "--yes");

        assertThat(sweep.code()).as(sweep.all()).isZero();
        assertThat(sweep.out()).contains("dbt_pr_13").contains("Nothing to sweep.");
        assertThat(shop.lies("dbt_pr_13.orders")).isTrue();
    }
}
