package io.devenv.app;

import io.devenv.artifact.ManifestHead;
import io.devenv.core.problem.Stop;
import io.devenv.core.state.DbtVersion;
import io.devenv.project.EnvFile;
import io.devenv.project.EnvRules;
import io.devenv.project.Environment;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which environment variables a dbt takes: each since some version, and since 1.12 also those of a {@code .env} file. Which dbt it
 * is, the manifest says; where that lies, may depend on the variables.
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
        return rules(filled).filter(EnvRules::readsFile).isPresent() ? filled : openWithout();
    }

    /** What is wrong with the file, or because of it, is no matter to a dbt that never looks at it. */
    private Workspace withoutUnlessItIsRead(Stop stop) {
        Workspace without;
        try {
            without = openWithout();
        } catch (Stop other) {
            throw stop;
        }
        if (rules(without).filter(EnvRules::readsFile).isPresent()) throw stop;
        return without;
    }

    private Workspace openWithout() {
        Environment early = real.without(EnvRules::cameLater);
        if (early.equals(real)) return opening.apply(real);
        Workspace opened;
        try {
            opened = opening.apply(real);
        } catch (Stop stop) {
            Workspace without = openedOr(early, stop);
            return rules(without).flatMap(this::taken).map(opening).orElseThrow(() -> stop);
        }
        return rules(opened).flatMap(this::taken).map(opening).orElse(opened);
    }

    private Workspace openedOr(Environment early, Stop stop) {
        try {
            return opening.apply(early);
        } catch (Stop other) {
            throw stop;
        }
    }

    /** The variables that a dbt takes; empty if it takes all. */
    private Optional<Environment> taken(EnvRules rules) {
        return Optional.of(real.without(name -> !rules.takes(name))).filter(taken -> !taken.equals(real));
    }

    private boolean mayReadFiles() {
        return asked.map(Surroundings::rules).map(EnvRules::readsFile).orElse(true);
    }

    private Optional<EnvRules> rules(Workspace opened) {
        return asked.or(() -> ManifestHead.dbtVersion(opened.manifestFile())).map(Surroundings::rules);
    }

    private static EnvRules rules(String dbt) {
        return new EnvRules(DbtVersion.of(dbt));
    }
}
