/** What can go wrong, as values: code, message, place, and what to do next. */
@NullMarked
package io.devenv.core.problem;

import org.jspecify.annotations.NullMarked;
