package io.devenv.project;

import static io.devenv.core.problem.Fault.PROJECT;

import io.devenv.core.problem.Place;
import io.devenv.core.problem.Problem;
import io.devenv.project.yaml.Yaml;
import io.devenv.project.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One YAML file of the project, as it is written.
 *
 * @param name its path as the user would type it
 * @param root what is in it
 */
record ProjectFile(String name, Yaml.Mapping root) {
    /** Reads a file that is there. */
    static ProjectFile read(Path path, Environment environment) {
        String name = environment.shown(path);
        return new ProjectFile(name, YamlReader.readMap(name, text(path, name)));
    }

    private static String text(Path path, String name) {
        try {
            return Files.readString(path);
        } catch (CharacterCodingException wrong) {
            throw unreadable(name, "it is not UTF-8").stop();
        } catch (AccessDeniedException denied) {
            throw unreadable(name, "permission denied").stop();
        } catch (IOException failed) {
            throw unreadable(name, String.valueOf(failed.getMessage())).stop();
        }
    }

    private static Problem unreadable(String name, String why) {
        return Problem.of(PROJECT, "file-unreadable", "cannot read %s: %s".formatted(name, why))
                .at(Place.file(name));
    }

    Problem problem(String code, String message, int line, String key) {
        return Problem.of(PROJECT, code, message).at(Place.line(name, line).key(key));
    }
}
