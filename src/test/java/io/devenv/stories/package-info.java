/** Whole commands against real databases, told as stories. */
@NullMarked
package io.devenv.stories;

import org.jspecify.annotations.NullMarked;
