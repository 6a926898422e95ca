/** Postgres servers, through their own JDBC driver. */
@NullMarked
package io.devenv.warehouse.postgres;

import org.jspecify.annotations.NullMarked;
