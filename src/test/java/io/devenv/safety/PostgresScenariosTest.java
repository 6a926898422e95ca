package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.Told;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real dbt left on Postgres: the whole program cleans just what it should, and takes it back to the last grant. */
class PostgresScenariosTest {
    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chain_of_views",
                "dev_schema_empty",
                "dev_schema_missing",
                "grants",
                "handmade_view_over_leftover",
                "killed",
                "long_names",
                "materialized_views",
                "other_dependents",
                "production_reads_dev",
                "schema_of_two_people",
                "similar_schema_names",
                "yours_reads_leftovers"
            })
    void a_default_clean_takes_away_what_it_should_and_undo_brings_all_of_it_back(String name) {
        JanitorShop shop = JanitorShop.layOut(name, temporary);
        List<String> before = shop.dump();
        Set<String> gone = new TreeSet<>(shop.lying());

        Told clean = shop.clean("--yes");
        assertThat(clean.code()).as(clean.out() + clean.err()).isZero();
        gone.removeAll(shop.lying());
        assertThat(gone).as(clean.out()).isEqualTo(shop.toDrop());
        if (gone.isEmpty()) return;

        Told undo = shop.devenv("undo");
        assertThat(undo.code()).as(undo.out() + undo.err()).isZero();
        assertThat(shop.dump()).isEqualTo(before);
    }
}
