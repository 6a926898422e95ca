package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import io.devenv.core.problem.Warning;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One selector method, such as {@code tag:}. */
@FunctionalInterface
interface Method {
    /** Prepares a search once; what comes back is then asked about every node of the graph. Stops where dbt refuses the value. */
    Predicate<Node> prepare(Search search);

    /**
     * One use of a method.
     *
     * @param arguments what stands behind the method's name
     * @param warnings takes what dbt warns about meanwhile
     */
    record Search(List<String> arguments, String value, SelectionContext context, Consumer<Warning> warnings) {}
}
