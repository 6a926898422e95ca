@NullMarked
package io.devenv.project;

import org.jspecify.annotations.NullMarked;
