package io.devenv.contract;

import io.devenv.core.relation.RelationName;
import io.devenv.core.target.Target;
import io.devenv.warehouse.Adapter;
import java.util.List;

/** A real warehouse to test an adapter against, and a way into it that does not use the adapter. */
public interface WarehouseFixture {
    Adapter adapter();

    /** What connects to the warehouse; its schema is `dev`. */
    Target target();

    /** Runs statements as somebody else would, on a connection of its own. */
    void run(List<String> statements);

    /** The first column of every row of an answer. */
    List<String> texts(String query);

    /** The values of column `id` of a relation, sorted. */
    List<Long> ids(RelationName relation);
}
