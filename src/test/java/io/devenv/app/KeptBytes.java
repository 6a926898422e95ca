package io.devenv.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file held at some time; nothing if it was not there. */
final class KeptBytes {
    private final Path file;
    private final byte[] bytes;

    KeptBytes(Path file) {
        this.file = file;
        try {
            this.bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int size() {
        return bytes.length;
    }

    void putBack() {
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
