/** Reads dbt's files: manifests, run results, logs; and keeps devenv's own journal. */
@NullMarked
package io.devenv.artifact;

import org.jspecify.annotations.NullMarked;
