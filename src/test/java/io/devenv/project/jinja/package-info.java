@NullMarked
package io.devenv.project.jinja;

import org.jspecify.annotations.NullMarked;
