/** Branch and state compared by the command itself, on projects of a few lines. */
@NullMarked
package io.devenv.comparing;

import org.jspecify.annotations.NullMarked;
