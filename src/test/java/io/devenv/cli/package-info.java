/** Tests of what the command line does by itself. */
@NullMarked
package io.devenv.cli;

import org.jspecify.annotations.NullMarked;
