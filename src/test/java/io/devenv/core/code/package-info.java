@NullMarked
package io.devenv.core.code;

import org.jspecify.annotations.NullMarked;
