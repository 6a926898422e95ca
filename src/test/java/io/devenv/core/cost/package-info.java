@NullMarked
package io.devenv.core.cost;

import org.jspecify.annotations.NullMarked;
