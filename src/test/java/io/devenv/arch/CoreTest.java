package io.devenv.arch;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callCodeUnitWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.io.Serializable;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Core decides from what it is given: time, environment and randomness come in as arguments. */
class CoreTest {
    private static final String CORE = "io.devenv.core..";

    /** What asks the machine, by owner and method; any `now()` of java.time and a random source without a seed are told below. */
    private static final Set<String> ASKS_THE_MACHINE = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.getProperties",
            "java.lang.System.exit",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.time.ZoneId.systemDefault");

    private static final Set<String> UNSEEDED = Set.of("java.util.Random", "java.util.SplittableRandom");

    @Test
    void core_uses_the_jdk_only() {
        classes()
                .that()
                .resideInAPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(CORE, "java..", "org.jspecify..")
                .check(Compiled.MAIN);
    }

    @Test
    void core_has_no_files_streams_network_database_logging_or_processes() {
        core().should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..", "java.util.logging..")
                .orShould()
                .dependOnClassesThat(inJavaIo())
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.(Process|ProcessBuilder|ProcessHandle|Runtime)")
                .orShould(ACCESS_STANDARD_STREAMS)
                .check(Compiled.MAIN);
    }

    @Test
    void core_asks_no_clock_environment_or_chance() {
        core().should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.time\\.(Clock|InstantSource)|java\\.security\\.SecureRandom|java\\.util\\.concurrent\\.ThreadLocalRandom")
                .orShould(callCodeUnitWhere(asksTheMachine()))
                .check(Compiled.MAIN);
    }

    private static GivenClassesConjunction core() {
        return noClasses().that().resideInAPackage(CORE);
    }

    private static DescribedPredicate<JavaClass> inJavaIo() {
        return DescribedPredicate.describe(
                "lie in java.io",
                type -> type.getPackageName().equals("java.io") && !type.isEquivalentTo(Serializable.class));
    }

    private static DescribedPredicate<JavaAccess<?>> asksTheMachine() {
        return DescribedPredicate.describe("it asks the machine", call -> {
            AccessTarget target = call.getTarget();
            String owner = target.getOwner().getName();
            boolean now = owner.startsWith("java.time.") && target.getName().equals("now");
            boolean unseeded = target.getName().equals("<init>")
                    && UNSEEDED.contains(owner)
                    && target.getFullName().endsWith("()");
            return now || unseeded || ASKS_THE_MACHINE.contains(owner + "." + target.getName());
        });
    }
}
