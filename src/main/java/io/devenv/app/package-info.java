/** One class a use case: gather, decide, act. */
@NullMarked
package io.devenv.app;

import org.jspecify.annotations.NullMarked;
