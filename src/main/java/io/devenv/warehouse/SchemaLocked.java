package io.devenv.warehouse;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.SchemaName;

/** What ends a command that is to change a schema which another devenv is changing. */
public final class SchemaLocked {
    private SchemaLocked() {}

    /** Without a word of who that is. */
    public static Problem of(SchemaName schema) {
        return Problem.of(Fault.WAREHOUSE, "schema-locked", "another devenv is changing " + schema)
                .next("wait until it is done, and try again");
    }
}
