package io.devenv.app;

import io.devenv.artifact.ManifestHead;
import io.devenv.core.problem.Stop;
import io.devenv.core.state.DbtVersion;
import io.devenv.project.EnvFile;
import io.devenv.project.Environment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which environment variables a dbt takes: each since some version, and since 1.12 also those of a {@code .env} file. Which dbt it
 * is, the manifest says; where that lies, may depend on the variables.
 *
 * <p>Source: dbt-core 1.5 to 1.12, its options.
 *
 * @param opening opens the project in an environment
 */
record Surroundings(Environment real, Optional<String> asked, Function<Environment, Workspace> opening) {
    private static final String ENGINE = "DBT_ENGINE_";
    private static final DbtVersion ENGINE_SINCE = new DbtVersion(1, 11, 8);

    /** Variables that came later; those about resource types are told apart where they are looked at. */
    private static final Map<String, DbtVersion> SINCE = Map.of(
            "DBT_PROFILE", new DbtVersion(1, 8, 0),
            "DBT_TARGET", new DbtVersion(1, 8, 0),
            "DBT_DEFER_STATE", new DbtVersion(1, 6, 0));

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
        Environment early = real.without(Surroundings::isLate);
        if (early.equals(real)) return opening.apply(real);
        Workspace opened;
        try {
            opened = opening.apply(real);
        } catch (Stop stop) {
            Workspace without = openedOr(early, stop);
            return dbt(without).flatMap(this::taken).map(opening).orElseThrow(() -> stop);
        }
        return dbt(opened).flatMap(this::taken).map(opening).orElse(opened);
    }

    private Workspace openedOr(Environment early, Stop stop) {
        try {
            return opening.apply(early);
        } catch (Stop other) {
            throw stop;
        }
    }

    /** The variables that a dbt takes; empty if it takes all. */
    private Optional<Environment> taken(DbtVersion dbt) {
        return Optional.of(real.without(name -> isLate(name) && dbt.compareTo(since(name)) < 0))
                .filter(taken -> !taken.equals(real));
    }

    private static boolean isLate(String name) {
        return name.startsWith(ENGINE) || SINCE.containsKey(name);
    }

    private static DbtVersion since(String name) {
        return SINCE.getOrDefault(name, ENGINE_SINCE);
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
