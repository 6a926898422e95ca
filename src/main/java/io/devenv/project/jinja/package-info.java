/**
 * The part of Jinja that profiles.yml and dbt_project.yml need: expressions in text, with {@code env_var}, {@code var},
 * {@code target}, dbt's {@code as_…} filters and a few of Jinja's own. What lies beyond is refused by name, never guessed.
 *
 * <p>Why not a library: the ones for Java (jinjava and its like) bring ten or more jars and take longer to start than
 * {@code devenv plan} takes altogether, render to text only (so {@code as_number} could not give a number), and differ
 * from Python exactly where it shows: how None, True or a list read in a text, what an undefined name does, and secrets.
 */
@NullMarked
package io.devenv.project.jinja;

import org.jspecify.annotations.NullMarked;
