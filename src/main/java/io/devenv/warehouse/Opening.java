package io.devenv.warehouse;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens a connection. */
@FunctionalInterface
public interface Opening {
    Connection open() throws SQLException;
}
