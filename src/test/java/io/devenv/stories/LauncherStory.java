package io.devenv.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout of its own, with tools that the test chooses. */
class LauncherStory {
    private static final Path HOME =
            Path.of(System.getProperty("devenv.home", ".")).toAbsolutePath();
    private static final String JDK = System.getProperty("java.home");

    @TempDir
    Path folder;

    private Checkout checkout;

    @BeforeEach
    void check_out() throws IOException {
        checkout = Checkout.of(HOME, folder);
    }

    @Test
    void starts_from_any_folder_through_a_chain_of_links() throws Exception {
        Files.createSymbolicLink(folder.resolve("first"), HOME.resolve("devenv"));
        Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));

        Run run = Run.of(List.of("./second", "--version"), folder, "JAVA_HOME", JDK);

        assertThat(run.stdout()).matches("devenv \\d.*\n");
        assertThat(run.stderr()).isEmpty();
        Files.delete(folder.resolve("first"));
    }

    @Test
    void says_that_java_is_missing() throws Exception {
        assertRefused(checkout.start(), "no java found");
    }

    @Test
    void says_that_java_home_holds_none() throws Exception {
        assertRefused(checkout.start("JAVA_HOME", "/nowhere"), "JAVA_HOME is /nowhere");
    }

    @Test
    void says_that_java_is_too_old() throws Exception {
        checkout.tool("java", "echo '    java.home = /opt/java8'; echo '    java.specification.version = 1.8'");

        assertRefused(checkout.start(), "is Java 8, devenv needs 17 or later");
    }

    @Test
    void says_that_java_is_a_stub_without_a_runtime() throws Exception {
        checkout.tool("java", "echo 'Unable to locate a Java Runtime.' >&2; exit 1");

        assertRefused(checkout.start(), "does not run: install a JDK");
    }

    @Test
    void says_that_a_runtime_without_compiler_cannot_build() throws Exception {
        checkout.tool("java", "echo '    java.home = /opt/jre'; echo '    java.specification.version = 17'");

        assertRefused(checkout.start(), "/opt/jre has no compiler");
    }

    @Test
    void says_that_maven_is_missing() throws Exception {
        assertRefused(checkout.start("JAVA_HOME", JDK), "no mvn found");
    }

    @Test
    void says_that_maven_is_too_old() throws Exception {
        checkout.tool("mvn", "echo 'Apache Maven 3.6.3 (cecedd34)'");

        assertRefused(checkout.start("JAVA_HOME", JDK), "is Maven 3.6, devenv needs 3.8 or later");
    }

    @Test
    void shows_what_maven_said_when_the_build_fails() throws Exception {
        checkout.maven("echo '[ERROR] Main.java:[1,1] nonsense'; exit 1");

        Run run = checkout.start("JAVA_HOME", JDK);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.stderr()).contains("[ERROR] Main.java:[1,1] nonsense", "the build failed");
        assertThat(checkout.lock()).doesNotExist();
    }

    @Test
    void builds_once_when_many_start_at_once() throws Exception {
        checkout.mavenBuilds(HOME);

        List<Run> runs = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> checkout.startUnchecked("JAVA_HOME", JDK))
                .toList();

        assertThat(runs).extracting(Run::exit).containsOnly(0);
        assertThat(runs).extracting(Run::stdout).allMatch(text -> text.startsWith("devenv "));
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void builds_again_when_a_source_is_removed_and_not_otherwise() throws Exception {
        checkout.mavenBuilds(HOME);
        Path source = checkout.source("Gone.java");

        checkout.start("JAVA_HOME", JDK);
        checkout.start("JAVA_HOME", JDK);
        assertThat(checkout.builds()).isEqualTo(1);

        Files.delete(source);
        checkout.start("JAVA_HOME", JDK);
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void takes_over_the_lock_of_a_build_that_was_killed() throws Exception {
        checkout.mavenBuilds(HOME);
        checkout.lockOfDeadProcess();

        assertThat(checkout.start("JAVA_HOME", JDK).exit()).isZero();
        assertThat(checkout.lock()).doesNotExist();
    }

    private static void assertRefused(Run run, String why) {
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.stderr().lines()).singleElement().asString().contains(why);
    }
}
