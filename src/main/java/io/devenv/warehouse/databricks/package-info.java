/** How dbt behaves on Databricks. */
@NullMarked
package io.devenv.warehouse.databricks;

import org.jspecify.annotations.NullMarked;
