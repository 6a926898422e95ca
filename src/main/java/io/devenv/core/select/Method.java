package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.NodeSet;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** One selector method, such as {@code tag:}. */
@FunctionalInterface
interface Method {
    /** Prepares a search once; what comes back is then asked about every node of the graph. Stops where dbt refuses the value. */
    Predicate<Node> prepare(Search search);

    /**
     * One use of a method.
     *
     * @param name the method's
     * @param arguments what stands behind the method's name
     * @param wanted the value: text, or in selectors.yml also a number, a boolean, a list or a map
     * @param warnings takes what dbt warns about meanwhile
     * @param selectors selects what the selectors pick whose names fit a pattern
     */
    record Search(
            String name,
            List<String> arguments,
            Object wanted,
            SelectionContext context,
            Consumer<Warning> warnings,
            Function<Glob, NodeSet> selectors) {

        /** The value as text. dbt fails where a method that compares texts is given anything else. */
        String value() {
            if (wanted instanceof String text) return text;
            throw Problem.of(
                            Fault.USAGE,
                            "select-value-invalid",
                            "The value " + wanted + " of the method '" + name + "' is no text")
                    .next("put it into quotes")
                    .stop();
        }

        GrammarRules rules() {
            return context.rules();
        }
    }
}
