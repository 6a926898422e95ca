package io.devenv.contract;

final class PostgresChangeTest extends ChangeContract {
    @Override
    WarehouseFixture newFixture() {
        return new PostgresFixture();
    }
}
