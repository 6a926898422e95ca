package io.devenv.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;

/** The compiled classes that the rules are held against, read once. */
final class Compiled {
    /** Fewer classes than this are a mistake of the tests, not a small program. Raise it as devenv grows. */
    static final int MAIN_AT_LEAST = 280;

    static final JavaClasses MAIN = read("classes");
    static final JavaClasses MAIN_AND_TEST = read("classes", "test-classes");

    private Compiled() {}

    private static JavaClasses read(String... folders) {
        Path target = Home.FOLDER.resolve("target");
        return new ClassFileImporter()
                .importPaths(Arrays.stream(folders).map(target::resolve).toList());
    }
}
