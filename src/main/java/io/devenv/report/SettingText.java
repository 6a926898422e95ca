package io.devenv.report;

import io.devenv.core.plan.Setting;
import io.devenv.core.plan.Setting.StateSummary;
import io.devenv.report.Columns.Cell;
import java.util.ArrayList;
import java.util.List;

/** The lines above every screen: which project, which target, compared with what. */
final class SettingText {
    private static final int NAMED_FILES = 5;

    private SettingText() {}

    static List<String> lines(Setting setting, Style style, Ages ages) {
        List<String> lines = new ArrayList<>();
        lines.add(style.strong(setting.project()) + " · target " + setting.target() + " · " + setting.connection()
                + " · schema " + setting.schema());
        Columns columns = new Columns("");
        columns.row(
                Cell.of("branch"),
                Cell.of(setting.gitBranch().orElse("")),
                Cell.of(setting.manifestOf()
                        .map(at -> "manifest written " + ages.ago(at))
                        .orElse("manifest without a date")));
        setting.state()
                .ifPresent(state -> columns.row(
                        Cell.of("state"), Cell.of(state.folder()), Cell.of(age(state, ages) + changes(state))));
        lines.addAll(columns.lines());
        if (!setting.changedFiles().isEmpty()) lines.add(style.notable("as of that manifest: ") + changed(setting));
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

    private static String changed(Setting setting) {
        List<String> files = setting.changedFiles();
        String named = String.join(", ", files.subList(0, Math.min(NAMED_FILES, files.size())));
        String more = files.size() > NAMED_FILES ? " and " + (files.size() - NAMED_FILES) + " more" : "";
        return (files.size() == 1 ? "1 file has" : files.size() + " files have") + " changed since (" + named + more
                + "); `dbt parse` makes a new one";
    }
}
