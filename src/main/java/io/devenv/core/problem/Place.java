package io.devenv.core.problem;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where in a file something is wrong.
 *
 * @param file the file's path as the user would type it
 * @param line counted from 1, if known
 * @param key the YAML or JSON key, dotted, if there is one
 */
public record Place(String file, OptionalInt line, Optional<String> key) {
    public static Place file(String file) {
        return new Place(file, OptionalInt.empty(), Optional.empty());
    }

    public static Place line(String file, int line) {
        return new Place(file, OptionalInt.of(line), Optional.empty());
    }

    public Place key(String name) {
        return new Place(file, line, Optional.of(name));
    }

    /** As compilers print it: {@code profiles.yml:12 (shop.outputs.dev.path)}. */
    @Override
    public String toString() {
        String at = line.isPresent() ? file + ":" + line.getAsInt() : file;
        return key.map(name -> at + " (" + name + ")").orElse(at);
    }
}
