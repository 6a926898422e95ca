package io.devenv.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.document.Fields;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of settings that mean something to one adapter alone. */
class SettingRowsTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "duckdb,     external_location, true",
        "duckdb,     plugin,            true",
        "duckdb,     location,          false",
        "postgres,   external_location, false",
        "databricks, external_location, false"
    })
    void only_dbt_duckdb_reads_sources_from_elsewhere(String adapter, String setting, boolean elsewhere) {
        assertThat(AdapterRows.of(adapter).settings().placeElsewhere(new Fields(Map.of(setting, "x"))))
                .isEqualTo(elsewhere);
    }

    @ParameterizedTest(name = "{0}: bind {1}")
    @CsvSource({"redshift, false, false", "redshift, true, true", "postgres, false, true", "duckdb, false, true"})
    void only_views_of_redshift_may_be_bound_late(String adapter, boolean bind, boolean bound) {
        assertThat(AdapterRows.of(adapter).settings().bind(new Fields(Map.of("bind", bind))))
                .isEqualTo(bound);
        assertThat(AdapterRows.of(adapter).settings().bind(Fields.NONE)).isTrue();
    }
}
