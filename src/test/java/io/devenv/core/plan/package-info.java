@NullMarked
package io.devenv.core.plan;

import org.jspecify.annotations.NullMarked;
