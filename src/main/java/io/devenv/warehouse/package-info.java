/** The interface to a warehouse, the registry of adapters, and what all JDBC adapters share. */
@NullMarked
package io.devenv.warehouse;

import org.jspecify.annotations.NullMarked;
