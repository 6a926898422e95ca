@NullMarked
package io.devenv.core.select;

import org.jspecify.annotations.NullMarked;
