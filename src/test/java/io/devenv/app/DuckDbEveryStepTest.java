package io.devenv.app;

import java.nio.file.Path;

final class DuckDbEveryStepTest extends EveryStepContract {
    @Override
    MortalDatabase newDatabase(Path folder) {
        return new MortalFile(folder);
    }
}
