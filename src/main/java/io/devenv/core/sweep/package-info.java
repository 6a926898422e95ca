/** Which schemas of pull requests and abandoned developers may go, and what of them. */
@NullMarked
package io.devenv.core.sweep;

import org.jspecify.annotations.NullMarked;
