/** Recorded answers of real dbt, held against devenv's. */
@NullMarked
package io.devenv.conformance;

import org.jspecify.annotations.NullMarked;
