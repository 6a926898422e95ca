/** YAML as dbt reads it: with the line of every key, and with the types that PyYAML gives. */
@NullMarked
package io.devenv.project.yaml;

import org.jspecify.annotations.NullMarked;
