package io.devenv.report;

import io.devenv.core.plan.Heading;
import io.devenv.core.plan.Heading.StateSummary;
import io.devenv.report.Columns.Cell;
import java.util.ArrayList;
import java.util.List;

/** The lines above every screen: which project, which target, compared with what. */
final class HeadingText {
    private static final int NAMED_FILES = 5;

    private HeadingText() {}

    static List<String> lines(Heading heading, Style style, Ages ages) {
        List<String> lines = new ArrayList<>();
        String where = style.strong(heading.project()) + " · target " + heading.target() + " · " + heading.connection()
                + " · schema " + heading.schema();
        lines.addAll(Wrapped.line(where, 2, style));
        Columns columns = new Columns("");
        columns.row(
                Cell.of("branch"),
                Cell.of(heading.gitBranch().orElse("")),
                Cell.of(heading.manifestOf()
                        .map(at -> "manifest written " + ages.ago(at))
                        .orElse("manifest without a date")));
        heading.state()
                .ifPresent(state -> columns.row(
                        Cell.of("state"), Cell.of(state.folder()), Cell.of(age(state, ages) + changes(state))));
        lines.addAll(columns.lines(style));
        if (!heading.changedFiles().isEmpty())
            lines.addAll(Wrapped.line(style.notable("as of that manifest:") + " " + changed(heading), 2, style));
        return lines;
    }

    private static String changes(StateSummary state) {
        return "; the branch has " + state.modified() + " modified, " + state.added() + " new, " + state.removed()
                + " removed";
    }

    private static String age(StateSummary state, Ages ages) {
        return state.builtAt()
                .map(at -> "built " + ages.ago(at))
                .or(() -> state.writtenAt().map(at -> "written " + ages.ago(at)))
                .orElse("of unknown age");
    }

    private static String changed(Heading heading) {
        List<String> files = heading.changedFiles();
        String named = String.join(", ", files.subList(0, Math.min(NAMED_FILES, files.size())));
        String more = files.size() > NAMED_FILES ? " and " + (files.size() - NAMED_FILES) + " more" : "";
        return (files.size() == 1 ? "1 file has" : files.size() + " files have") + " changed since (" + named + more
                + "); `dbt parse` makes a new one";
    }
}
