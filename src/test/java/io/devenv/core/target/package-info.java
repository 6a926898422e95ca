@NullMarked
package io.devenv.core.target;

import org.jspecify.annotations.NullMarked;
