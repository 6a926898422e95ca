/** What dbt reads before it does anything: the project, the profile, flags and environment variables; and devenv's own settings. */
@NullMarked
package io.devenv.project;

import org.jspecify.annotations.NullMarked;
