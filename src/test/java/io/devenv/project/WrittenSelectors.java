package io.devenv.project;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.select.GrammarRules;
import io.devenv.core.select.IndirectSelection;
import io.devenv.core.select.SelectionSpec;
import io.devenv.core.select.SelectionSpec.Criterion;
import io.devenv.core.select.SelectionSpec.Difference;
import io.devenv.core.select.SelectionSpec.Intersection;
import io.devenv.core.select.SelectionSpec.Union;
import io.devenv.core.select.Selectors;
import io.devenv.core.state.DbtVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A selectors.yml for tests, read as one dbt reads it. */
record WrittenSelectors(Path folder) {
    /** The definition of a selector in a file of its own. */
    SelectionSpec named(String definition, String dbt, IndirectSelection typed) {
        String file = "selectors: [{name: x, definition: " + definition + "}]";
        return read(project(file), dbt, typed).byName().get("x").spec();
    }

    Selectors read(String file, String dbt) {
        return read(project(file), dbt, IndirectSelection.EAGER);
    }

    private ProjectFolder project(String file) {
        return new ProjectFolder(folder).file("proj/selectors.yml", file);
    }

    static Selectors read(ProjectFolder project, String dbt, IndirectSelection typed) {
        GrammarRules rules = GrammarRules.of(DbtVersion.of(dbt));
        return SelectorsFile.read(project.read(), project.environment(), rules, typed);
    }

    Problem problem(String file, String dbt) {
        return catchThrowableOfType(Stop.class, () -> read(file, dbt)).problem();
    }

    /** As {@code 2+method.arguments:value+/mode}; eager is not shown. */
    static String shown(SelectionSpec spec) {
        if (spec instanceof Union any) return "union" + shown(any.parts());
        if (spec instanceof Intersection all) return "intersection" + shown(all.parts());
        if (spec instanceof Difference two) return "(" + shown(two.from()) + " - " + shown(two.without()) + ")";
        Criterion one = (Criterion) spec;
        String up = one.around().childrensParents() ? "@" : depth(one.around().parents(), "%s+");
        String arguments = one.arguments().stream().map(each -> "." + each).collect(Collectors.joining());
        String mode = one.indirect() == IndirectSelection.EAGER
                ? ""
                : "/" + one.indirect().word();
        return up + one.method() + arguments + ":" + one.value()
                + depth(one.around().children(), "+%s") + mode;
    }

    private static String shown(List<SelectionSpec> parts) {
        return parts.stream().map(WrittenSelectors::shown).collect(Collectors.joining(" ", "(", ")"));
    }

    private static String depth(OptionalInt depth, String form) {
        if (depth.isEmpty()) return "";
        return form.formatted(depth.getAsInt() == Integer.MAX_VALUE ? "" : depth.getAsInt());
    }
}
