package io.devenv.report;

import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;

/** A problem or warning as it stands on stderr. */
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

    public static String of(Warning warning, Style style) {
        return style.notable("warning:") + " " + warning.message() + "  " + style.faint("[" + warning.code() + "]");
    }
}
