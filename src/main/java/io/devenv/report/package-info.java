/** Text and JSON for people and programs, from the same values. Nothing else puts words on a screen. */
@NullMarked
package io.devenv.report;

import org.jspecify.annotations.NullMarked;
