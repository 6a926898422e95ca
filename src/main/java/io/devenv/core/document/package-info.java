/** Small JSON and YAML objects as values, with typed access. */
@NullMarked
package io.devenv.core.document;

import org.jspecify.annotations.NullMarked;
