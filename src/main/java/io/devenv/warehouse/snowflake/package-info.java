/** How dbt behaves on Snowflake. */
@NullMarked
package io.devenv.warehouse.snowflake;

import org.jspecify.annotations.NullMarked;
