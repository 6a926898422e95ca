@NullMarked
package io.devenv.project.yaml;

import org.jspecify.annotations.NullMarked;
