package io.devenv.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.defer.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the documents show is what devenv prints: their console blocks are stories told in the demo's folder. */
class DocumentsTest {
    private static final Path HOME = Path.of(System.getProperty("devenv.home", "."));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> every_console_block_prints_what_it_shows() {
        return Stream.of("README.md", "docs/scripting.md")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    List<Story.Step> steps = Story.ofConsoleBlocks(HOME.resolve(name));
                    assertThat(steps).isNotEmpty();
                    Shell shell = new Shell(Files.createDirectories(folder.resolve(name)));
                    shell.type("devenv demo --no-show --folder shop");
                    shell.type("cd shop");
                    for (Story.Step step : steps) {
                        Told.asIn(name, step, shell.type(step.typed()));
                    }
                }));
    }

    @Test
    void scripting_lists_every_reason() throws IOException {
        String text = Files.readString(HOME.resolve("docs/scripting.md"));

        assertThat(Reason.values()).allSatisfy(reason -> assertThat(text).contains("| `" + reason.word() + "` |"));
    }
}
