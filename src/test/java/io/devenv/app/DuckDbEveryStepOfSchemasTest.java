package io.devenv.app;

import io.devenv.core.cleanup.Choice;
import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.cleanup.RelationClass;
import java.nio.file.Path;
import java.util.Set;

final class DuckDbEveryStepOfSchemasTest extends EveryStepOfSchemasContract {
    @Override
    MortalDatabase withSchemaToDrop(Path folder) {
        return new MortalFile(folder, "drop table dev_alice_finance.revenue_by_country");
    }

    @Override
    MortalTask dropping() {
        return MortalTask.clean(CleanOptions.DEFAULT.choosing(Choice.DEFAULT
                .resetting()
                .only(Set.of(RelationClass.DOWNSTREAM))
                .droppingSchemas()));
    }

    @Override
    String dropped() {
        return "dev_alice_finance";
    }

    @Override
    MortalDatabase withoutSchema(Path folder) {
        return new MortalFile(folder, "drop schema dev_alice_finance cascade");
    }
}
