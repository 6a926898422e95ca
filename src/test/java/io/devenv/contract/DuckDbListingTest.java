package io.devenv.contract;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class DuckDbListingTest extends ListingContract {
    @TempDir
    private static Path folder;

    @Override
    WarehouseFixture newFixture() {
        return new DuckDbFixture(folder);
    }
}
