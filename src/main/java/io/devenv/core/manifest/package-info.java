/** Nodes and the graph, as a manifest has them. */
@NullMarked
package io.devenv.core.manifest;

import org.jspecify.annotations.NullMarked;
