package io.devenv.warehouse;

import java.nio.file.Path;
import java.util.List;

/** A database that needs no server: what the demo is made in. */
public interface EmbeddedDatabase {
    /**
     * Makes a new database file.
     *
     * @param file must not exist yet
     * @param statements run one after another
     * @throws io.devenv.core.problem.Stop where one of them fails
     */
    void make(Path file, List<String> statements);
}
