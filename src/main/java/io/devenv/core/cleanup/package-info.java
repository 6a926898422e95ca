/** Classes of relations in a dev schema, and the plan that removes what is leftover. */
@NullMarked
package io.devenv.core.cleanup;

import org.jspecify.annotations.NullMarked;
