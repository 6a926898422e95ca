package io.devenv.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneWriterTest {
    @Test
    void only_a_database_in_a_file_locks_out_other_writers() {
        assertThat(Warehouses.locksOutOthers("duckdb")).isTrue();
        assertThat(Warehouses.locksOutOthers("postgres")).isFalse();
        assertThat(Warehouses.locksOutOthers("snowflake")).isFalse();
    }
}
