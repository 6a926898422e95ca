/** The rules by which each dbt defers, as tables of cases and as laws. */
@NullMarked
package io.devenv.core.defer;

import org.jspecify.annotations.NullMarked;
