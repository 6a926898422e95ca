/** What every warehouse must do alike: one suite, and a fixture for each adapter. */
@NullMarked
package io.devenv.contract;

import org.jspecify.annotations.NullMarked;
