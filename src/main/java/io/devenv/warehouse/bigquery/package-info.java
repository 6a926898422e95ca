/** How dbt behaves on BigQuery. */
@NullMarked
package io.devenv.warehouse.bigquery;

import org.jspecify.annotations.NullMarked;
