@NullMarked
package io.devenv.report;

import org.jspecify.annotations.NullMarked;
