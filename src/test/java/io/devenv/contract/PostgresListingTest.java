package io.devenv.contract;

final class PostgresListingTest extends ListingContract {
    @Override
    WarehouseFixture newFixture() {
        return new PostgresFixture();
    }
}
