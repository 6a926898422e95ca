package io.devenv.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Holds what a command printed against what its story tells. */
final class Told {
    private Told() {}

    static void asIn(String story, Story.Step step, Shell.Seen seen) {
        String where = story + ":" + step.line() + ": " + step.typed() + "\n--- stdout\n" + seen.out() + "--- stderr\n"
                + seen.err();
        assertThat(seen.exitCode()).as("exit code of " + where).isEqualTo(step.exitCode());
        inOrder(seen.out(), step.out(), where);
        inOrder(seen.err(), step.err(), where);
        for (String text : step.absent()) {
            assertThat(squeezed(seen.out())).as(where).doesNotContain(squeezed(text));
        }
        assertThat(seen.err()).as("no stack trace from " + where).doesNotContain("\tat ");
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
