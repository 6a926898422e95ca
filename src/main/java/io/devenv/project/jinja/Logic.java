package io.devenv.project.jinja;

import io.devenv.project.yaml.PythonText;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What expressions say of truth and order. */
sealed interface Logic extends Expression {
    /** {@code and}: the first that is not true, or the last. */
    record Both(Expression first, Expression second) implements Logic {
        @Override
        public Object in(Variables variables) {
            Object value = first.in(variables);
            return Truth.of(value) ? second.in(variables) : value;
        }

        @Override
        public boolean constant() {
            return first.constant() && second.constant();
        }
    }

    /** {@code not}. */
    record Negated(Expression value) implements Logic {
        @Override
        public Object in(Variables variables) {
            return !Truth.of(value.in(variables));
        }

        @Override
        public boolean constant() {
            return value.constant();
        }
    }

    /** {@code in}. */
    record Contained(Expression item, Expression whole) implements Logic {
        @Override
        public Object in(Variables variables) {
            Object wanted = item.in(variables);
            Object value = whole.in(variables);
            if (value instanceof Collection<?> many) return many.stream().anyMatch(each -> equal(each, wanted));
            if (value instanceof Map<?, ?> map) return map.keySet().stream().anyMatch(each -> equal(each, wanted));
            if (value instanceof String text && wanted instanceof String part) return text.contains(part);
            throw JinjaFault.invalid("'" + PythonText.of(value) + "' holds nothing");
        }

        @Override
        public boolean constant() {
            return item.constant() && whole.constant();
        }
    }

    /** Less or more, of two numbers or two texts. */
    record Ordered(Expression left, Sign sign, Expression right) implements Logic {
        enum Sign {
            LESS("<"),
            AT_MOST("<="),
            MORE(">"),
            AT_LEAST(">=");

            private final String written;

            Sign(String written) {
                this.written = written;
            }

            String written() {
                return written;
            }
        }

        static Optional<Sign> sign(String text) {
            for (Sign sign : Sign.values()) {
                if (sign.written.equals(text)) return Optional.of(sign);
            }
            return Optional.empty();
        }

        @Override
        public Object in(Variables variables) {
            int order = order(left.in(variables), right.in(variables));
            return switch (sign) {
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }

        private static int order(Object left, Object right) {
            Optional<BigDecimal> first = number(left);
            Optional<BigDecimal> second = number(right);
            if (first.isPresent() && second.isPresent()) return first.get().compareTo(second.get());
            if (left instanceof String one && right instanceof String other) return one.compareTo(other);
            throw JinjaFault.invalid("only two numbers or two texts are less or more");
        }

        @Override
        public boolean constant() {
            return left.constant() && right.constant();
        }
    }

    /** As Python has it: numbers by value, and true is 1. */
    static boolean equal(Object left, Object right) {
        Optional<BigDecimal> first = number(left);
        Optional<BigDecimal> second = number(right);
        return first.isPresent() && second.isPresent() ? first.get().compareTo(second.get()) == 0 : left.equals(right);
    }

    private static Optional<BigDecimal> number(Object value) {
        if (value instanceof Boolean flag) return Optional.of(flag ? BigDecimal.ONE : BigDecimal.ZERO);
        if (!(value instanceof Number)) return Optional.empty();
        if (value instanceof Double real && !Double.isFinite(real)) {
            throw JinjaFault.unsupported("a number without end");
        }
        return Optional.of(new BigDecimal(value.toString()));
    }
}
