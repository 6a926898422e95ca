/** What must never be lost, tried out with whole commands on a real database. */
@NullMarked
package io.devenv.safety;

import org.jspecify.annotations.NullMarked;
