package io.devenv.contract;

final class PostgresWholeDatabaseTest extends WholeDatabaseContract {
    @Override
    WarehouseFixture newFixture() {
        return new PostgresFixture();
    }
}
