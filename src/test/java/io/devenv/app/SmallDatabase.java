package io.devenv.app;

import io.devenv.core.cleanup.Change;
import io.devenv.core.document.Fields;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.target.Target;
import io.devenv.warehouse.Warehouse;
import io.devenv.warehouse.Warehouses;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A folder with a small database in it, in which middle reads bottom and nothing reads other. */
record SmallDatabase(Path folder) {
    static final SchemaName DEV = new SchemaName("wh", "dev");

    SmallDatabase make() {
        Warehouses.embedded()
                .make(
                        folder.resolve("wh.duckdb"),
                        List.of(
                                "create schema dev",
                                "create table dev.bottom as select 1 as id",
                                "create view dev.middle as select * from dev.bottom",
                                "create table dev.other as select 1 as id"));
        return this;
    }

    List<String> lying() {
        try (Warehouse warehouse = Warehouses.adapter("duckdb").openToRead(target())) {
            return warehouse.list(Set.of(DEV)).relations().stream()
                    .map(relation -> relation.name().identifier())
                    .toList();
        }
    }

    private Target target() {
        Fields settings = new Fields(
                Map.of("type", "duckdb", "path", "wh.duckdb", "attach", List.of(Map.of("path", "other.duckdb"))));
        return new Target("shop", "dev", "duckdb", "dev", 1, folder.toString(), settings);
    }

    Warehouse open() {
        return open(changes -> {});
    }

    /** The warehouse, and something that happens whenever it is asked to make changes. */
    Warehouse open(Consumer<List<Change>> whenAsked) {
        return new Watched(Warehouses.adapter("duckdb").openToChange(target(), Set.of()), whenAsked);
    }

    private static final class Watched extends RelayingWarehouse {
        private final Consumer<List<Change>> whenAsked;

        Watched(Warehouse real, Consumer<List<Change>> whenAsked) {
            super(real);
            this.whenAsked = whenAsked;
        }

        @Override
        public void make(List<Change> changes) {
            whenAsked.accept(changes);
            real.make(changes);
        }
    }
}
