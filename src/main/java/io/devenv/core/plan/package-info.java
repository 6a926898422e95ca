/** Everything combined: the value that is printed, saved and applied. */
@NullMarked
package io.devenv.core.plan;

import org.jspecify.annotations.NullMarked;
