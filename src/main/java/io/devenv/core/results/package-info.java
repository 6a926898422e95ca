/** What runs of dbt left on record: run results, source freshness, and which relations were built. */
@NullMarked
package io.devenv.core.results;

import org.jspecify.annotations.NullMarked;
