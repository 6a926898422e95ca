package io.devenv.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every story of {@code src/test/resources/stories}, typed into the real launcher. */
class StoriesTest {
    private static final Path STORIES = Path.of(System.getProperty("devenv.home", "."), "src/test/resources/stories");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> each_story_ends_as_told() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(STORIES)) {
            files = found.filter(file -> file.toString().endsWith(".story"))
                    .filter(file -> file.toString().contains(System.getProperty("devenv.story", "")))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> play(file)));
    }

    private void play(Path file) throws Exception {
        Story story = Story.read(file);
        try (Shell shell = new Shell(Files.createDirectories(folder.resolve(story.name())))) {
            for (Story.Step step : story.steps()) {
                Told.asIn(story.name() + ".story", step, shell.type(step.typed()));
            }
        }
    }
}
