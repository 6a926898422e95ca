package io.devenv.contract;

final class PostgresHandsTest extends ManyHandsContract {
    @Override
    WarehouseFixture newFixture() {
        return new PostgresFixture();
    }
}
