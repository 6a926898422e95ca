package io.devenv.project.jinja;

import io.devenv.project.yaml.None;
import io.devenv.project.yaml.PythonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A parsed expression. Values are those of {@link io.devenv.project.yaml.Yaml}, and {@link Marked} and {@link Undefined}. */
sealed interface Expression
        permits Logic,
                Expression.Literal,
                Expression.Many,
                Expression.Keyed,
                Expression.Name,
                Expression.Attribute,
                Expression.Call,
                Expression.Filtered,
                Expression.Joined,
                Expression.Compared,
                Expression.Either,
                Expression.Conditional {
    Object in(Variables variables);

    /** Jinja folds these before rendering; what is folded becomes text, so {@code {{ 4 }}} is no number. */
    boolean constant();

    record Literal(Object value) implements Expression {
        @Override
        public Object in(Variables variables) {
            return value;
        }

        @Override
        public boolean constant() {
            return true;
        }
    }

    record Many(List<Expression> items) implements Expression {
        @Override
        public Object in(Variables variables) {
            List<Object> values = new ArrayList<>();
            items.forEach(item -> values.add(item.in(variables)));
            return values;
        }

        @Override
        public boolean constant() {
            return items.stream().allMatch(Expression::constant);
        }
    }

    record Keyed(Map<Expression, Expression> items) implements Expression {
        @Override
        public Object in(Variables variables) {
            Map<String, Object> values = new LinkedHashMap<>();
            items.forEach((key, value) -> values.put(PythonText.of(key.in(variables)), value.in(variables)));
            return values;
        }

        @Override
        public boolean constant() {
            return false;
        }
    }

    record Name(String name) implements Expression {
        @Override
        public Object in(Variables variables) {
            if (variables.code().isPresent()) return variables.code().get().name(name);
            if (name.equals("target") && variables.target().isPresent()) {
                return variables.target().get();
            }
            if (Functions.DBT_ALONE.contains(name)) throw JinjaFault.unsupported("'" + name + "'");
            return new Undefined(name);
        }

        @Override
        public boolean constant() {
            return false;
        }
    }

    record Attribute(Expression of, String name) implements Expression {
        @Override
        public Object in(Variables variables) {
            Object value = of.in(variables);
            if (value instanceof Undefined undefined)
                throw JinjaFault.invalid("'" + undefined.name() + "' is undefined");
            if (!(value instanceof Map<?, ?> map)) throw JinjaFault.unsupported("'." + name + "'");
            if (variables.code().isPresent() && !map.containsKey(name)) throw JinjaFault.unsupported("'." + name + "'");
            return map.containsKey(name) ? Objects.requireNonNullElse(map.get(name), None.NONE) : new Undefined(name);
        }

        @Override
        public boolean constant() {
            return false;
        }
    }

    record Call(String function, Arguments arguments) implements Expression {
        @Override
        public Object in(Variables variables) {
            return Functions.call(function, arguments, variables);
        }

        @Override
        public boolean constant() {
            return false;
        }
    }

    record Filtered(Expression value, String filter, List<Expression> arguments) implements Expression {
        @Override
        public Object in(Variables variables) {
            // In code they leave their value as it is; whether the whole of it is one value, only dbt knows.
            if (variables.code().isPresent() && Filters.marks(filter)) {
                throw JinjaFault.unsupported("the filter '" + filter + "'");
            }
            List<Object> given =
                    arguments.stream().map(each -> each.in(variables)).toList();
            return Filters.apply(filter, value.in(variables), given);
        }

        @Override
        public boolean constant() {
            return !Filters.marks(filter)
                    && value.constant()
                    && arguments.stream().allMatch(Expression::constant);
        }
    }

    record Joined(List<Expression> parts) implements Expression {
        @Override
        public Object in(Variables variables) {
            StringBuilder text = new StringBuilder();
            parts.forEach(part -> text.append(PythonText.of(part.in(variables))));
            return text.toString();
        }

        @Override
        public boolean constant() {
            return parts.stream().allMatch(Expression::constant);
        }
    }

    record Compared(Expression left, Expression right, boolean wantEqual) implements Expression {
        @Override
        public Object in(Variables variables) {
            return Logic.equal(left.in(variables), right.in(variables)) == wantEqual;
        }

        @Override
        public boolean constant() {
            return left.constant() && right.constant();
        }
    }

    record Either(Expression first, Expression otherwise) implements Expression {
        @Override
        public Object in(Variables variables) {
            Object value = first.in(variables);
            return Truth.of(value) ? value : otherwise.in(variables);
        }

        @Override
        public boolean constant() {
            return first.constant() && otherwise.constant();
        }
    }

    record Conditional(Expression condition, Expression then, Expression otherwise) implements Expression {
        @Override
        public Object in(Variables variables) {
            return (Truth.of(condition.in(variables)) ? then : otherwise).in(variables);
        }

        @Override
        public boolean constant() {
            return condition.constant() && then.constant() && otherwise.constant();
        }
    }
}
