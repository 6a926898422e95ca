package io.devenv.project.jinja;

import io.devenv.project.yaml.PythonText;
import java.util.List;
import java.util.Locale;

/** dbt's filters, and those of Jinja's that profiles use. */
final class Filters {
    private Filters() {}

    /** Whether the filter says what type the whole value shall have. */
    static boolean marks(String filter) {
        return filter.startsWith("as_");
    }

    static Object apply(String filter, Object value, List<Object> arguments) {
        String text = PythonText.of(value);
        return switch (filter) {
            case "as_text" -> new Marked(text, Marked.As.TEXT);
            case "as_native" -> new Marked(text, Marked.As.NATIVE);
            case "as_bool" -> new Marked(text, Marked.As.BOOL);
            case "as_number" -> new Marked(text, Marked.As.NUMBER);
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "string" -> text;
            case "trim" -> text.strip();
            case "replace" -> text.replace(argument(filter, arguments, 0), argument(filter, arguments, 1));
            case "int" -> whole(value, text);
            case "default", "d" -> value instanceof Undefined && !arguments.isEmpty() ? arguments.get(0) : value;
            default -> throw JinjaFault.unsupported("the filter '" + filter + "'");
        };
    }

    private static String argument(String filter, List<Object> arguments, int place) {
        if (place >= arguments.size()) throw JinjaFault.invalid("the filter '" + filter + "' wants two arguments");
        return PythonText.of(arguments.get(place));
    }

    /** 0 where it is no number, as in Jinja. */
    private static Object whole(Object value, String text) {
        if (value instanceof Boolean flag) return flag ? 1 : 0;
        try {
            return Integer.parseInt(text.strip().replace("_", ""));
        } catch (NumberFormatException notWhole) {
            return PythonLiteral.read(text.strip())
                    .filter(Number.class::isInstance)
                    .map(number -> ((Number) number).intValue())
                    .orElse(0);
        }
    }
}
