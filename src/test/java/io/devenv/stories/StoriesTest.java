package io.devenv.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every story of {@code src/test/resources/stories}, typed into the real launcher. */
class StoriesTest {
    private static final Path STORIES = Path.of(System.getProperty("devenv.home", "."), "src/test/resources/stories");

    /** What a command ends with that did what it was asked, and may have found or failed to change something. */
    private static final Set<Integer> ANSWERS = Set.of(0, 3, 4);

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
                check(story, step, shell.type(step.typed()));
            }
        }
    }

    private static void check(Story story, Story.Step step, Shell.Seen seen) {
        String where = story.name() + ".story:" + step.line() + ": " + step.typed() + "\n--- stdout\n" + seen.out()
                + "--- stderr\n" + seen.err();
        assertThat(seen.exitCode()).as("exit code of " + where).isEqualTo(step.exitCode());
        inOrder(seen.out(), step.out(), where);
        inOrder(seen.err(), step.err(), where);
        for (String text : step.absent()) {
            assertThat(seen.out().lines().map(StoriesTest::squeezed))
                    .as(where)
                    .noneMatch(line -> line.contains(squeezed(text)));
        }
        assertThat(seen.err()).as("no stack trace from " + where).doesNotContain("\tat ", "Exception");
        if (step.isDevenv()) checkErrors(step, seen, where);
    }

    private static void checkErrors(Story.Step step, Shell.Seen seen, String where) {
        boolean answered = ANSWERS.contains(seen.exitCode());
        assertThat(seen.err().lines().filter(line -> line.startsWith("error:")))
                .as("one problem from " + where)
                .hasSize(answered ? 0 : 1);
        if (answered && step.err().isEmpty()) {
            assertThat(seen.err()).as("nothing on stderr from " + where).isEmpty();
        }
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
