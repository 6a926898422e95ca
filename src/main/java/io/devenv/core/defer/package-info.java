/** Where a ref points under defer. */
@NullMarked
package io.devenv.core.defer;

import org.jspecify.annotations.NullMarked;
