package io.devenv.core.select;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.select.SelectionSpec.Criterion;
import io.devenv.core.select.SelectionSpec.Intersection;
import io.devenv.core.select.SelectionSpec.Relatives;
import io.devenv.core.select.SelectionSpec.Union;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands behind {@code --select} and {@code --exclude}.
 *
 * <p>Source: dbt-core's documented grammar, the same from 1.5 to 1.12.
 */
final class SpecParser {
    private static final Pattern CRITERION = Pattern.compile(
            "(?<at>@)?(?:(?<parents>\\d*)\\+)?(?:(?<method>[\\w.]+):)?(?<value>.*?)(?:\\+(?<children>\\d*))?",
            Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES);

    private final IndirectSelection indirect;

    SpecParser(IndirectSelection indirect) {
        this.indirect = indirect;
    }

    /** All specs of one option, wherever the blanks are. */
    Union union(List<String> texts) {
        List<SelectionSpec> specs = new ArrayList<>();
        for (String text : texts) {
            for (String spec : text.split(" ", -1)) specs.add(intersection(spec));
        }
        return new Union(specs, indirect);
    }

    private Intersection intersection(String text) {
        List<SelectionSpec> criteria = new ArrayList<>();
        for (String part : text.split(",", -1)) criteria.add(criterion(part));
        return new Intersection(criteria, indirect);
    }

    Criterion criterion(String raw) {
        Matcher parts = CRITERION.matcher(raw);
        if (!parts.matches())
            throw invalid("Invalid selector spec \"" + raw + "\"").stop();
        String value = parts.group("value");
        List<String> method = Optional.ofNullable(parts.group("method"))
                .map(written -> List.of(written.split("\\.", -1)))
                .orElseGet(() -> List.of(usualMethod(value)));
        Methods.named(method.get(0)); // An unknown method stops before anything is selected.
        Relatives around =
                new Relatives(depth(parts.group("parents")), depth(parts.group("children")), parts.group("at") != null);
        if (around.childrensParents() && around.children().isPresent()) {
            throw invalid("Invalid node spec " + raw + " - \"@\" prefix and \"+\" suffix are incompatible")
                    .next("leave one of them out: \"@x\" has the descendants of x already")
                    .stop();
        }
        return new Criterion(raw, method.get(0), method.subList(1, method.size()), value, around, indirect);
    }

    /** What a value without a method means. */
    private static String usualMethod(String value) {
        if (value.contains("/")) return "path";
        String lower = value.toLowerCase(Locale.ROOT);
        boolean file = lower.endsWith(".sql") || lower.endsWith(".py") || lower.endsWith(".csv");
        return file ? "file" : "fqn";
    }

    private static OptionalInt depth(@Nullable String digits) {
        if (digits == null) return OptionalInt.empty();
        if (digits.isEmpty() || digits.length() > 9) return OptionalInt.of(Integer.MAX_VALUE);
        return OptionalInt.of(Integer.parseInt(digits));
    }

    private static Problem invalid(String message) {
        return Problem.of(Fault.USAGE, "select-spec-invalid", message);
    }
}
