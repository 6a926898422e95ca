/** Reads dbt's files: manifests, run results, source freshness, logs; and tells whether a manifest still fits the project. */
@NullMarked
package io.devenv.artifact;

import org.jspecify.annotations.NullMarked;
