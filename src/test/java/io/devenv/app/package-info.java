/** Whole use cases on real input. */
@NullMarked
package io.devenv.app;

import org.jspecify.annotations.NullMarked;
