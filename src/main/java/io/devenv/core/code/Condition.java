package io.devenv.core.code;

/**
 * What Jinja asks before it executes a stretch of code.
 *
 * @param expression as it stands in the {@code if} or {@code elif}
 * @param wanted what it has to come to: false behind {@code else}, and behind an {@code elif} for those before it
 */
public record Condition(String expression, boolean wanted) {
    Condition negated() {
        return new Condition(expression, !wanted);
    }

    @Override
    public String toString() {
        return wanted ? expression : "not (" + expression + ")";
    }
}
