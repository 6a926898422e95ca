package io.devenv.app;

import io.devenv.core.cleanup.Choice;
import io.devenv.core.cleanup.CleanOptions;
import java.nio.file.Path;

final class PostgresEveryStepOfSchemasTest extends EveryStepOfSchemasContract {
    @Override
    MortalDatabase withSchemaToDrop(Path folder) {
        return MortalServer.withSchemaToDrop(folder);
    }

    @Override
    MortalTask dropping() {
        return MortalTask.clean(CleanOptions.DEFAULT.choosing(Choice.DEFAULT.droppingSchemas()));
    }

    @Override
    String dropped() {
        return "dev_ann";
    }

    @Override
    MortalDatabase withoutSchema(Path folder) {
        return MortalServer.withoutSchema(folder);
    }
}
