package io.devenv.project.yaml;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as Python writes them: what dbt's Jinja puts into a text. */
public final class PythonText {
    private PythonText() {}

    /** As {@code str(value)}. */
    public static String of(Object value) {
        return value instanceof String text ? text : represented(value);
    }

    /** As {@code repr(value)}: texts in quotes. */
    private static String represented(Object value) {
        if (value instanceof String text) return quoted(text);
        if (value instanceof Boolean flag) return flag ? "True" : "False";
        if (value instanceof Double number) return real(number);
        if (value instanceof List<?> list) {
            return list.stream().map(PythonText::represented).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> represented(entry.getKey()) + ": " + represented(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.toString();
    }

    private static String quoted(String text) {
        String mark = text.contains("'") && !text.contains("\"") ? "\"" : "'";
        String escaped = text.replace("\\", "\\\\")
                .replace(mark, "\\" + mark)
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        return mark + escaped + mark;
    }

    private static String real(double number) {
        if (Double.isNaN(number)) return "nan";
        if (Double.isInfinite(number)) return number > 0 ? "inf" : "-inf";
        double size = Math.abs(number);
        if (size != 0 && (size < 1e-4 || size >= 1e16)) {
            String[] parts = Double.toString(number).split("E");
            String digits = parts[0].endsWith(".0") ? parts[0].substring(0, parts[0].length() - 2) : parts[0];
            int exponent = Integer.parseInt(parts[1]);
            return digits + "e" + (exponent < 0 ? "-" : "+") + "%02d".formatted(Math.abs(exponent));
        }
        String plain = new BigDecimal(Double.toString(number)).toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }
}
