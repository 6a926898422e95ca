@NullMarked
package io.devenv.core.manifest;

import org.jspecify.annotations.NullMarked;
