/** Whole commands: the real launcher, the real jar. */
@NullMarked
package io.devenv.stories;

import org.jspecify.annotations.NullMarked;
