@NullMarked
package io.devenv.core.sweep;

import org.jspecify.annotations.NullMarked;
