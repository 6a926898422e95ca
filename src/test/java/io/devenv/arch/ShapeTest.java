package io.devenv.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Names and sizes: the rules of the house that a reader meets first. */
class ShapeTest {
    private static final int LINES = 250;
    private static final int METHODS = 7;

    @Test
    void a_class_is_named_after_what_it_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base|Common|Data|Info)")
                .check(Compiled.MAIN_AND_TEST);
    }

    @Test
    void an_interface_has_at_most_seven_methods() {
        classes().that().areInterfaces().should(haveFewMethods()).check(Compiled.MAIN);
    }

    @Test
    void a_file_has_at_most_250_lines() {
        List<Path> files = Home.files("src/main/java", "src/test/java");

        assertThat(files).hasSizeGreaterThanOrEqualTo(Compiled.MAIN_AT_LEAST);
        assertThat(files)
                .filteredOn(file -> Home.text(file).lines().count() > LINES)
                .isEmpty();
    }

    @Test
    void no_statement_drops_what_hangs_on_it() {
        String forbidden = "cascade";

        assertThat(Home.files("src/main"))
                .filteredOn(file -> Home.text(file).toLowerCase(Locale.ROOT).contains(forbidden))
                .isEmpty();
    }

    @Test
    void every_package_is_null_marked() {
        Set<Path> packages = Home.files("src/main/java").stream()
                .filter(file -> file.toString().endsWith(".java"))
                .map(file -> Objects.requireNonNull(file.getParent()))
                .collect(Collectors.toSet());

        assertThat(packages).isNotEmpty();
        assertThat(packages).filteredOn(folder -> !isNullMarked(folder)).isEmpty();
    }

    private static boolean isNullMarked(Path folder) {
        Path file = folder.resolve("package-info.java");
        return Files.exists(file) && Home.text(file).lines().anyMatch("@NullMarked"::equals);
    }

    private static ArchCondition<JavaClass> haveFewMethods() {
        return new ArchCondition<>("have at most " + METHODS + " methods") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                long methods =
                        type.getMethods().stream().filter(ShapeTest::isPromise).count();
                if (methods > METHODS && !type.isAnnotation()) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " has " + methods));
                }
            }
        };
    }

    /** What an implementer or a caller has to know of: neither factories nor private parts. */
    private static boolean isPromise(JavaMethod method) {
        Set<JavaModifier> modifiers = method.getModifiers();
        return !modifiers.contains(JavaModifier.STATIC)
                && !modifiers.contains(JavaModifier.PRIVATE)
                && !modifiers.contains(JavaModifier.SYNTHETIC);
    }
}
