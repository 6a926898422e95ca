/** DuckDB, embedded, through its own JDBC driver. */
@NullMarked
package io.devenv.warehouse.duckdb;

import org.jspecify.annotations.NullMarked;
