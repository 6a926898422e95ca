package io.devenv.project.jinja;

import io.devenv.project.yaml.None;
import io.devenv.project.yaml.PythonText;
import java.util.Optional;
import java.util.Set;

/** What can be called. */
final class Functions {
    /** Names that dbt knows here and devenv does not: refused, instead of being taken for undefined. */
    static final Set<String> DBT_ALONE = Set.of(
            "context",
            "builtins",
            "dbt_version",
            "debug",
            "dict",
            "diff_of_two_dicts",
            "flags",
            "fromjson",
            "fromyaml",
            "invocation_id",
            "joiner",
            "cycler",
            "namespace",
            "lipsum",
            "local_md5",
            "log",
            "modules",
            "print",
            "range",
            "return",
            "run_started_at",
            "set",
            "set_strict",
            "thread_id",
            "tojson",
            "toyaml",
            "zip",
            "zip_strict",
            "dbt_metadata_envs",
            "env_var",
            "var");

    private Functions() {}

    static Object call(String function, Arguments arguments, Variables variables) {
        if (variables.code().isPresent()) return variables.code().get().call(function, arguments, variables);
        return switch (function) {
            case "env_var" -> envVar(arguments.only(function, "var", "default"), variables);
            case "var" -> var(arguments.only(function, "var_name", "default"), variables);
            default -> {
                if (DBT_ALONE.contains(function)) throw JinjaFault.unsupported(function + "()");
                throw JinjaFault.invalid("'" + function + "' is undefined");
            }
        };
    }

    private static Object envVar(Arguments arguments, Variables variables) {
        Optional<Object> orElse = arguments.get(1, "default").map(each -> each.in(variables));
        return variables.envVar(name(arguments, "var", variables), orElse.orElse(None.NONE));
    }

    private static Object var(Arguments arguments, Variables variables) {
        Optional<Object> orElse = arguments.get(1, "default").map(each -> each.in(variables));
        return variables.var(name(arguments, "var_name", variables), orElse);
    }

    static String name(Arguments arguments, String argument, Variables variables) {
        Expression name = arguments.get(0, argument).orElseThrow(() -> JinjaFault.invalid("the name is missing"));
        return PythonText.of(name.in(variables));
    }
}
