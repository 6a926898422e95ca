/** The command line: one class a command, options in, exit code out, no decisions. */
@NullMarked
package io.devenv.cli;

import org.jspecify.annotations.NullMarked;
