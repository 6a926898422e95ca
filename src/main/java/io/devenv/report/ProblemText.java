package io.devenv.report;

import io.devenv.core.plan.Effect;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.List;

/** Problems and warnings in words. */
public final class ProblemText {
    private ProblemText() {}

    /** Message first, then where unless the message says it, then why, then what to do, with the code to search for at the end. */
    public static String of(Problem problem, Style style) {
        StringBuilder text = new StringBuilder(style.bad("error:")).append(' ').append(problem.message());
        problem.place()
                .filter(place -> !problem.message().contains(place.toString()))
                .ifPresent(place -> text.append("\n  at ").append(place));
        problem.because().ifPresent(because -> text.append("\n  ").append(because.replace("\n", "\n  ")));
        problem.next().ifPresent(next -> text.append("\n  → ").append(next.replace("\n", "\n    ")));
        text.append(problem.next().isPresent() ? "      " : "\n  ").append(style.faint("[" + problem.code() + "]"));
        return text.toString();
    }

    /**
     * Why something was not done, in a line: what is left to somebody else who is at work on it has not failed.
     *
     * @param failed how it begins where it has
     */
    static String notDone(RelationName name, Problem why, String failed, Style style) {
        String begin = Effect.leavesAlone(why) ? "left alone: " : style.bad(failed + ": ");
        return begin + name + ": " + why.message();
    }

    /** Warnings as they stand below an answer, after a blank line; nothing if there are none. */
    static List<String> below(List<Warning> warnings, Style style) {
        List<String> lines = new ArrayList<>();
        if (!warnings.isEmpty()) lines.add("");
        for (Warning warning : warnings) {
            lines.addAll(Wrapped.line(style.notable("!") + " " + warning.message(), 2, style));
        }
        return lines;
    }
}
