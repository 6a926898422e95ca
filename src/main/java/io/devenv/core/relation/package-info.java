/** Names, kinds and letter-case rules of relations, and the inventory of what a warehouse says exists. */
@NullMarked
package io.devenv.core.relation;

import org.jspecify.annotations.NullMarked;
