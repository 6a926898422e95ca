/** The Postgres adapter, against a real server. */
@NullMarked
package io.devenv.warehouse.postgres;

import org.jspecify.annotations.NullMarked;
