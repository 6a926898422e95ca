/** Where a project builds: one output of profiles.yml, as values. */
@NullMarked
package io.devenv.core.target;

import org.jspecify.annotations.NullMarked;
