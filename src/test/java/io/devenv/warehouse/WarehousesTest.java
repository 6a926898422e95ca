package io.devenv.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarehousesTest {
    @Test
    void duckdb_is_spoken_to() {
        assertThat(Warehouses.adapter("duckdb").type()).isEqualTo("duckdb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trino", "athena"})
    void an_adapter_of_dbt_without_support_is_named_as_such(String type) {
        Stop stop = catchThrowableOfType(Stop.class, () -> Warehouses.adapter(type));

        assertThat(stop.problem().code()).isEqualTo("adapter-unsupported");
        assertThat(stop.problem().message()).isEqualTo(type + ": not supported yet");
        assertThat(stop.problem().fault()).isEqualTo(Fault.PROJECT);
        assertThat(stop.problem().next()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"duckbd, duckbd", "'', \"\"", "DuckDB, DuckDB"})
    void a_type_that_is_no_adapter_is_said_to_be_none(String type, String shown) {
        Stop stop = catchThrowableOfType(Stop.class, () -> Warehouses.adapter(type));

        assertThat(stop.problem().code()).isEqualTo("adapter-unknown");
        assertThat(stop.problem().message()).contains(shown);
    }
}
