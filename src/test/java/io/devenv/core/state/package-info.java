@NullMarked
package io.devenv.core.state;

import org.jspecify.annotations.NullMarked;
