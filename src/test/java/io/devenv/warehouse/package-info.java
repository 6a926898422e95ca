@NullMarked
package io.devenv.warehouse;

import org.jspecify.annotations.NullMarked;
