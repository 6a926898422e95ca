package io.devenv.project.jinja;

import io.devenv.core.code.Certainty;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What can be known, without running dbt, of the names that the code of a node uses. Anything else is no matter of chance but of dbt's, and fails as unsupported.
 *
 * @param known values by name: {@code execute}, {@code target}, {@code flags}
 * @param incremental what {@code is_incremental()} gives
 * @param vars the value of a {@code var()} by its name
 * @param settings what the code itself sets, as written
 * @param unclear what the code itself means something by, nobody can tell what
 * @param asking the settings that are being worked out: one that leads to itself has no value
 */
record CodeNames(
        Map<String, Object> known,
        Certainty incremental,
        Function<String, VarValue> vars,
        Map<String, String> settings,
        Set<String> unclear,
        Set<String> asking)
        implements Variables.Code {

    @Override
    public Object name(String name) {
        if (isOwn(name)) return own(name);
        return Optional.ofNullable(known.get(name)).orElseThrow(() -> unknown(name));
    }

    @Override
    public Object call(String function, Arguments arguments, Variables variables) {
        if (isOwn(function)) throw unknown(function);
        return switch (function) {
            case "var" -> var(arguments.only(function, "var_name", "default"), variables);
            case "is_incremental" ->
                switch (incremental) {
                    case YES -> true;
                    case NO -> false;
                    case UNKNOWN -> throw unknown(function);
                };
            default -> throw unknown(function);
        };
    }

    private boolean isOwn(String name) {
        return settings.containsKey(name) || unclear.contains(name);
    }

    private Object own(String name) {
        if (unclear.contains(name) || asking.contains(name)) throw unknown(name);
        Set<String> more = new HashSet<>(asking);
        more.add(name);
        Variables inner = Variables.ofCode(new CodeNames(known, incremental, vars, settings, unclear, more));
        Object value = new Parser(Lexer.ofWhole(settings.getOrDefault(name, "")))
                .whole()
                .in(inner);
        // Code may have put more into them since.
        if (value instanceof Collection<?> || value instanceof Map<?, ?>) throw unknown(name);
        return value;
    }

    private Object var(Arguments arguments, Variables variables) {
        String name = Functions.name(arguments, "var_name", variables);
        VarValue value = vars.apply(name);
        if (value instanceof VarValue.Known known) return plain(name, known.value());
        if (value instanceof VarValue.Unknown) throw unknown(name);
        return arguments.get(1, "default").map(each -> each.in(variables)).orElseThrow(() -> unknown(name));
    }

    /** Text with Jinja in it is rendered by dbt when it is asked for. */
    private static Object plain(String name, Object value) {
        if (value instanceof String text && List.of("{{", "{%", "{#").stream().anyMatch(text::contains)) {
            throw unknown(name);
        }
        return value;
    }

    private static JinjaFault unknown(String name) {
        return JinjaFault.unsupported("'" + name + "'");
    }
}
