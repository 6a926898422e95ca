/** The code of nodes as text: what of it can be told without dbt, with each name as it is without defer and with it. */
@NullMarked
package io.devenv.core.code;

import org.jspecify.annotations.NullMarked;
