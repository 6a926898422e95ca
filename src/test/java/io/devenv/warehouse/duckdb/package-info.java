@NullMarked
package io.devenv.warehouse.duckdb;

import org.jspecify.annotations.NullMarked;
