/** Estimates of what running costs, and where each estimate comes from. */
@NullMarked
package io.devenv.core.cost;

import org.jspecify.annotations.NullMarked;
