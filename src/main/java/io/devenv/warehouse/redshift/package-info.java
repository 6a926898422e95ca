/** How dbt behaves on Redshift. */
@NullMarked
package io.devenv.warehouse.redshift;

import org.jspecify.annotations.NullMarked;
