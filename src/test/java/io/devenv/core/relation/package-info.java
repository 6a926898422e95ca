@NullMarked
package io.devenv.core.relation;

import org.jspecify.annotations.NullMarked;
