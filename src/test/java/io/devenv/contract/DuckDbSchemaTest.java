package io.devenv.contract;

import io.devenv.core.relation.SchemaName;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

final class DuckDbSchemaTest extends SchemaContract {
    @TempDir
    private static Path folder;

    @Override
    WarehouseFixture newFixture() {
        return new DuckDbFixture(folder);
    }

    @Override
    Map<String, String> hidden() {
        return Map.of(
                "macro", "create macro dev.plus_one(a) as a + 1",
                "macro dev.rows_of", "create macro dev.rows_of(a) as table select a",
                "sequence", "create sequence dev.numbers",
                "type", "create type dev.mood as enum ('sad', 'ok')");
    }

    @Override
    SchemaName everywhere() {
        return schema("main");
    }
}
