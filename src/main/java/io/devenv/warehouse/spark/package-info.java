/** How dbt behaves on Spark. */
@NullMarked
package io.devenv.warehouse.spark;

import org.jspecify.annotations.NullMarked;
