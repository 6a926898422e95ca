package io.devenv.core.plan;

import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.RefCall;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;

/**
 * A ref that is executed although dbt did not note it while it parsed, because it stands behind a condition that does not hold there: dbt refuses to compile
 * the node (dbt-core 1.5 to 1.12, {@code RuntimeRefResolver.validate}).
 *
 * @param node in whose code the call stands
 */
public record UndeclaredRef(Node node, RefCall call) {
    private String written() {
        return "ref(" + call.packageName().map(name -> "'" + name + "', ").orElse("") + "'" + call.name() + "'"
                + call.version().map(number -> ", v=" + number).orElse("") + ")";
    }

    /** What is wrong, in words. */
    String meaning() {
        return node.label() + " executes " + written()
                + ", which dbt did not see while parsing: it stands behind a condition";
    }

    Problem stops() {
        return Problem.of(Fault.USAGE, "ref-undeclared", "dbt would stop: " + meaning())
                .next("add `-- depends_on: {{ " + written() + " }}` to the top of " + node.label());
    }
}
