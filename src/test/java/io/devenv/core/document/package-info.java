@NullMarked
package io.devenv.core.document;

import org.jspecify.annotations.NullMarked;
