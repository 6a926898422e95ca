package io.devenv.core.select;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What somebody asked to select, parsed; what was typed prints as it was typed. */
public sealed interface SelectionSpec {

    /**
     * One criterion: a method with its value, and the graph operators around it.
     *
     * @param raw as it was written
     * @param method the method's name, also where it was left out
     * @param arguments what stands behind the method's name: {@code materialized} in {@code config.materialized:view}
     * @param value text; in selectors.yml it can be anything that YAML has
     * @param around which relatives are selected, too
     * @param indirect which tests come along
     */
    record Criterion(
            String raw,
            String method,
            List<String> arguments,
            Object value,
            Relatives around,
            IndirectSelection indirect)
            implements SelectionSpec {
        public Criterion {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return raw;
        }
    }

    /** YAML's null as the value of a criterion, shown as Python does. */
    enum Null {
        NULL;

        @Override
        public String toString() {
            return "None";
        }
    }

    /**
     * The graph operators of a criterion. Depths count hops; empty means the operator is not there.
     *
     * @param parents depth of {@code n+x}; {@link Integer#MAX_VALUE} for all
     * @param children depth of {@code x+n}; {@link Integer#MAX_VALUE} for all
     * @param childrensParents {@code @x}: the descendants, and all ancestors of those
     */
    record Relatives(OptionalInt parents, OptionalInt children, boolean childrensParents) {
        public static final Relatives NONE = new Relatives(OptionalInt.empty(), OptionalInt.empty(), false);
    }

    /** What all parts select: criteria joined by commas. Of a typed one it is told where nothing is left. */
    record Intersection(List<SelectionSpec> parts, IndirectSelection indirect, WhenEmpty whenEmpty)
            implements SelectionSpec {
        public Intersection {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return joined(parts, ",");
        }
    }

    /** What dbt says of an intersection that selects nothing. */
    enum WhenEmpty {
        /** A warning: it was typed. */
        WARNS,
        /** Nothing: it stands in selectors.yml. */
        SAYS_NOTHING
    }

    /** What any part selects: specs separated by blanks. */
    record Union(List<SelectionSpec> parts, IndirectSelection indirect) implements SelectionSpec {
        public Union {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return joined(parts, " ");
        }
    }

    /** All there is. */
    record Everything() implements SelectionSpec {}

    /** What one spec selects and another does not. Tests left aside are not looked at again: a smaller set completes none. */
    record Difference(SelectionSpec from, SelectionSpec without) implements SelectionSpec {
        @Override
        public String toString() {
            return from + " --exclude " + without;
        }
    }

    private static String joined(List<SelectionSpec> parts, String separator) {
        return parts.stream().map(SelectionSpec::toString).collect(Collectors.joining(separator));
    }
}
