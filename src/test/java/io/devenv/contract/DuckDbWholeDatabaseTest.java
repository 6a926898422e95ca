package io.devenv.contract;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class DuckDbWholeDatabaseTest extends WholeDatabaseContract {
    @TempDir
    private static Path folder;

    @Override
    WarehouseFixture newFixture() {
        return new DuckDbFixture(folder);
    }
}
