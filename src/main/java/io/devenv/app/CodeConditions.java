package io.devenv.app;

import io.devenv.core.code.Certainty;
import io.devenv.core.plan.ModelConditions;
import io.devenv.core.select.DbtCommand;
import io.devenv.project.CodeVars;
import io.devenv.project.jinja.ConditionTruth;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Answers conditions in the code of nodes from the options, the project and the target. */
final class CodeConditions implements ModelConditions {
    private static final String VARS_FILE = "vars.yml";

    /** The commands that have the option {@code --full-refresh}: elsewhere its flag is not even defined. */
    private static final Set<DbtCommand> REFRESHING = EnumSet.of(
            DbtCommand.RUN, DbtCommand.BUILD, DbtCommand.COMPILE, DbtCommand.SHOW, DbtCommand.SEED, DbtCommand.CLONE);

    private final CodeVars vars;
    private final Map<String, Object> target;
    private final Map<String, Object> flags;

    private CodeConditions(CodeVars vars, Map<String, Object> target, Map<String, Object> flags) {
        this.vars = vars;
        this.target = target;
        this.flags = flags;
    }

    static ModelConditions of(Workspace workspace, DbtCommand command) {
        var project = workspace.setup().project();
        CodeVars vars = new CodeVars(
                workspace.flags().run().vars(),
                project.name(),
                project.vars(),
                Files.exists(workspace.root().resolve(VARS_FILE)));
        Map<String, Object> flags = new LinkedHashMap<>();
        flags.put("WHICH", command == DbtCommand.DOCS ? "generate" : command.word());
        if (REFRESHING.contains(command)) {
            flags.put("FULL_REFRESH", workspace.flags().run().fullRefresh());
        }
        return new CodeConditions(vars, target(workspace), flags);
    }

    /** What is the same whatever the adapter makes of the rest. */
    private static Map<String, Object> target(Workspace workspace) {
        return Map.of(
                "name", workspace.target().name(),
                "target_name", workspace.target().name(),
                "profile_name", workspace.target().profile(),
                "type", workspace.target().adapter(),
                "schema", workspace.target().schema(),
                "database", workspace.ownSchema().database());
    }

    @Override
    public Certainty holds(String expression, Moment moment) {
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("execute", moment.executes());
        known.put("target", target);
        // Which command parsed, and with what options, nobody can tell.
        if (moment.executes()) known.put("flags", flags);
        return new ConditionTruth(
                        known,
                        moment.incremental(),
                        name -> vars.of(moment.packageName(), name),
                        moment.code().settings(),
                        moment.code().unclear())
                .of(expression);
    }
}
