package io.devenv.app;

import io.devenv.artifact.ManifestHead;
import io.devenv.core.problem.Stop;
import io.devenv.core.state.DbtVersion;
import io.devenv.project.EnvFile;
import io.devenv.project.Environment;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which environment variables a dbt takes: up to 1.11.7 none with the prefix {@code DBT_ENGINE_}, and since 1.12 also those of a
 * {@code .env} file. Which dbt it is, the manifest says; where that lies, may depend on the variables.
 *
 * @param opening opens the project in an environment
 */
record Surroundings(Environment real, Optional<String> asked, Function<Environment, Workspace> opening) {

    /** The project, opened as the dbt in question does. */
    Workspace open() {
        Optional<Path> file = EnvFile.of(real);
        if (file.isPresent() && mayReadFiles()) return withFile(file.get());
        return openWithout();
    }

    private Workspace withFile(Path file) {
        Workspace filled;
        try {
            filled = opening.apply(EnvFile.added(file, real));
        } catch (Stop stop) {
            return withoutUnlessItIsRead(stop);
        }
        return dbt(filled).filter(Surroundings::readsFiles).isPresent() ? filled : openWithout();
    }

    /** What is wrong with the file, or because of it, is no matter to a dbt that never looks at it. */
    private Workspace withoutUnlessItIsRead(Stop stop) {
        Workspace without;
        try {
            without = openWithout();
        } catch (Stop other) {
            throw stop;
        }
        if (dbt(without).filter(Surroundings::readsFiles).isPresent()) throw stop;
        return without;
    }

    private Workspace openWithout() {
        Workspace opened = opening.apply(real);
        if (!real.hasEngineOptions()) return opened;
        return dbt(opened)
                .filter(version -> !version.isAtLeast(1, 11, 8))
                .map(older -> opening.apply(real.withoutEngineOptions()))
                .orElse(opened);
    }

    private boolean mayReadFiles() {
        return asked.map(DbtVersion::of).map(Surroundings::readsFiles).orElse(true);
    }

    private static boolean readsFiles(DbtVersion dbt) {
        return dbt.isAtLeast(1, 12);
    }

    private Optional<DbtVersion> dbt(Workspace opened) {
        return asked.or(() -> ManifestHead.dbtVersion(opened.manifestFile())).map(DbtVersion::of);
    }
}
