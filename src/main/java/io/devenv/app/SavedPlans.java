package io.devenv.app;

import io.devenv.artifact.SavedPlanFile;
import io.devenv.core.plan.SavedCleaning;
import io.devenv.project.Environment;
import java.nio.file.Path;

/** Plans of clean that are kept in files, to be done later. */
public final class SavedPlans {
    private SavedPlans() {}

    /**
     * Keeps a plan.
     *
     * @param file as the user typed it
     */
    public static void write(Environment environment, Path file, SavedCleaning plan) {
        SavedPlanFile.write(environment.directory().resolve(file), plan);
    }

    /**
     * A plan that was kept.
     *
     * @param file as the user typed it
     */
    public static SavedCleaning read(Environment environment, Path file) {
        return SavedPlanFile.read(environment.directory().resolve(file));
    }
}
