package io.devenv.warehouse;

import io.devenv.core.document.Fields;
import io.devenv.core.relation.AdapterRules;
import io.devenv.core.target.Target;
import java.util.Map;

/** The row of data of each adapter, for a target in the database {@code wh}. */
final class AdapterRows {
    private AdapterRows() {}

    static AdapterRules of(String type) {
        Fields settings = new Fields(Map.of("type", type, "database", "wh", "dbname", "wh"));
        return Warehouses.adapter(type).rules(new Target("shop", "dev", type, "dev", 1, "/", settings));
    }
}
