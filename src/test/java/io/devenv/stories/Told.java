package io.devenv.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

/** Holds what a command printed against what its story tells. */
final class Told {
    /** What a command ends with that did what it was asked, and may have found or failed to change something. */
    private static final Set<Integer> ANSWERS = Set.of(0, 3, 4);

    private Told() {}

    static void asIn(String story, Story.Step step, Shell.Seen seen) {
        String where = story + ":" + step.line() + ": " + step.typed() + "\n--- stdout\n" + seen.out() + "--- stderr\n"
                + seen.err();
        assertThat(seen.exitCode()).as("exit code of " + where).isEqualTo(step.exitCode());
        inOrder(seen.out(), step.out(), where);
        inOrder(seen.err(), step.err(), where);
        for (String text : step.absent()) {
            assertThat(seen.out().lines().map(Told::squeezed))
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
        List<String> lines = text.lines().map(Told::squeezed).toList();
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
