/**
 * Reads dbt's files: manifests, run results, source freshness, logs; tells whether a manifest still fits the project; and
 * keeps devenv's own journal.
 */
@NullMarked
package io.devenv.artifact;

import org.jspecify.annotations.NullMarked;
