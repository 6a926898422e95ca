package io.devenv.arch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The repository's files, for the rules that no class file shows. */
final class Home {
    static final Path FOLDER = Path.of(System.getProperty("devenv.home", "."));

    private Home() {}

    /** Every file below the given folders of the repository, sorted; folders that do not exist hold none. */
    static List<Path> files(String... folders) {
        return Stream.of(folders)
                .map(FOLDER::resolve)
                .filter(Files::isDirectory)
                .flatMap(Home::walk)
                .filter(Files::isRegularFile)
                .sorted()
                .toList();
    }

    /** The file's text; bytes that are no text are kept apart as Latin-1 letters. */
    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
