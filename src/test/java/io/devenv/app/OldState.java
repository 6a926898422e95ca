package io.devenv.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The example's state in the formats that dbt 1.5 wrote, so that older dbts read it. */
final class OldState {
    private OldState() {}

    /** Writes it beside the state; the name of the new folder. */
    static String in(Path project) throws IOException {
        Path old = Files.createDirectories(project.resolve("state_of_old"));
        rewrite(project.resolve("state/manifest.json"), old, "/manifest/v12.json", "/manifest/v9.json");
        rewrite(project.resolve("state/run_results.json"), old, "/run-results/v6.json", "/run-results/v4.json");
        return "state_of_old";
    }

    private static void rewrite(Path file, Path into, String newer, String older) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(newer)) throw new IllegalStateException(file + " is of another format than " + newer);
        Files.writeString(into.resolve(file.getFileName()), text.replace(newer, older));
    }
}
