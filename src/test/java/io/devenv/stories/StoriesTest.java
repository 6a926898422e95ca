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
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Story story = Story.read(file);
                    Path home = Files.createDirectories(folder.resolve(story.name()));
                    Shell shell = new Shell(home);
                    for (Story.Step step : story.steps()) {
                        check(story, step, shell.type(step.typed()));
                    }
                }));
    }

    private static void check(Story story, Story.Step step, Shell.Seen seen) {
        String where = story.name() + ".story:" + step.line() + ": " + step.typed() + "\n--- stdout\n" + seen.out()
                + "--- stderr\n" + seen.err();
        assertThat(seen.exitCode()).as("exit code of " + where).isEqualTo(step.exitCode());
        inOrder(seen.out(), step.out(), where);
        inOrder(seen.err(), step.err(), where);
        for (String text : step.absent()) {
            assertThat(squeezed(seen.out())).as(where).doesNotContain(squeezed(text));
        }
        assertThat(seen.err()).as("no stack trace from " + where).doesNotContain("\tat ");
    }

    private static void inOrder(String text, List<String> expected, String where) {
        List<String> lines = text.lines().map(StoriesTest::squeezed).toList();
        int from = 0;
        for (String line : expected) {
            int found = from;
            while (found < lines.size() && !lines.get(found).contains(squeezed(line))) found++;
            assertThat(found).as("no line with «" + line + "» in " + where).isLessThan(lines.size());
            from = found + 1;
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
