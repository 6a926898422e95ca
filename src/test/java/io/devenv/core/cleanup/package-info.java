/** The rules of classes, proof, guard and plan, as tables of cases. */
@NullMarked
package io.devenv.core.cleanup;

import org.jspecify.annotations.NullMarked;
