/** What tests of the core share: manifests made by hand. */
@NullMarked
package io.devenv.core;

import org.jspecify.annotations.NullMarked;
