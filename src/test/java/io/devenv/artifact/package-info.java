@NullMarked
package io.devenv.artifact;

import org.jspecify.annotations.NullMarked;
