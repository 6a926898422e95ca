package io.devenv.artifact;

import io.devenv.core.problem.Stop;
import io.devenv.fixture.InProcess;
import java.nio.file.Path;

/** A program of its own that tries to open a journal, and says what came of it. */
final class JournalOpener {
    private JournalOpener() {}

    public static void main(String[] arguments) {
        try (Journal journal = Journal.open(Path.of(arguments[0]), InProcess.HOLDER)) {
            System.out.println("opened");
        } catch (Stop stop) {
            System.out.println(stop.problem().code());
        }
    }
}
