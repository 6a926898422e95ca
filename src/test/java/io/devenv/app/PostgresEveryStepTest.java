package io.devenv.app;

import java.nio.file.Path;

final class PostgresEveryStepTest extends EveryStepContract {
    @Override
    MortalDatabase newDatabase(Path folder) {
        return new MortalServer(folder);
    }
}
