package io.devenv.core.plan;

import io.devenv.core.code.Certainty;
import io.devenv.core.manifest.ConditionalRefs;

/** Tells what a Jinja condition comes to where it stands in the code of a node: yes or no only where that is certain. */
@FunctionalInterface
public interface ModelConditions {
    /** Knows nothing. */
    ModelConditions UNKNOWN = (expression, moment) -> Certainty.UNKNOWN;

    Certainty holds(String expression, Moment moment);

    /**
     * When a condition is asked.
     *
     * @param packageName of the node in whose code it stands
     * @param executes what {@code execute} is: false while dbt parses
     * @param incremental what {@code is_incremental()} is
     * @param code what the code itself sets
     */
    record Moment(String packageName, boolean executes, Certainty incremental, ConditionalRefs code) {}
}
