package io.devenv.core.select;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.select.SelectionSpec.Criterion;
import io.devenv.core.select.SelectionSpec.Intersection;
import io.devenv.core.select.SelectionSpec.Relatives;
import io.devenv.core.select.SelectionSpec.Union;
import io.devenv.core.select.SelectionSpec.WhenEmpty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands behind {@code --select} and {@code --exclude}, and criteria of selectors.yml.
 *
 * <p>Source: dbt-core's documented grammar, the same from 1.5 to 1.12 but for the methods.
 */
public final class SpecParser {
    /** Runs of digits and words are taken whole: no text can make the search go back and forth. */
    private static final Pattern CRITERION = Pattern.compile(
            "(?<at>@)?(?:(?<parents>\\d*+)\\+)?(?:(?<method>[\\w.]++):)?(?<value>.*?)(?:\\+(?<children>\\d*+))?",
            Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES);

    private final IndirectSelection indirect;
    private final GrammarRules rules;

    /**
     * A parser for one dbt.
     *
     * @param indirect which tests come along with each criterion
     */
    public SpecParser(IndirectSelection indirect, GrammarRules rules) {
        this.indirect = indirect;
        this.rules = rules;
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
        return new Intersection(criteria, indirect, WhenEmpty.WARNS);
    }

    /**
     * One criterion as it is typed. Blanks and commas are part of its value.
     *
     * @throws io.devenv.core.problem.Stop where dbt would stop
     */
    public Criterion criterion(String raw) {
        Matcher parts = CRITERION.matcher(raw);
        if (!parts.matches())
            throw invalid("Invalid selector spec \"" + raw + "\"").stop();
        Relatives around =
                new Relatives(depth(parts.group("parents")), depth(parts.group("children")), parts.group("at") != null);
        return criterion(raw, Optional.ofNullable(parts.group("method")), parts.group("value"), around, indirect);
    }

    /**
     * One criterion whose parts are known.
     *
     * @param raw how it is shown
     * @param method with its arguments behind dots; without one, the value decides
     * @throws io.devenv.core.problem.Stop where dbt would stop
     */
    public Criterion criterion(
            String raw, Optional<String> method, Object value, Relatives around, IndirectSelection tests) {
        List<String> words = method.map(written -> List.of(written.split("\\.", -1)))
                .orElseGet(() -> List.of(usualMethod(String.valueOf(value))));
        Methods.named(words.get(0), rules); // An unknown method stops before anything is selected.
        if (around.childrensParents() && around.children().isPresent()) {
            throw invalid("Invalid node spec " + raw + " - \"@\" prefix and \"+\" suffix are incompatible")
                    .next("leave one of them out: \"@x\" has the descendants of x already")
                    .stop();
        }
        return new Criterion(raw, words.get(0), words.subList(1, words.size()), value, around, tests);
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
        int[] each =
                digits.codePoints().map(digit -> Character.digit(digit, 10)).toArray();
        if (each.length == 0 || each.length > 9) return OptionalInt.of(Integer.MAX_VALUE);
        return OptionalInt.of(IntStream.of(each).reduce(0, (number, digit) -> number * 10 + digit));
    }

    private static Problem invalid(String message) {
        return Problem.of(Fault.USAGE, "select-spec-invalid", message);
    }
}
