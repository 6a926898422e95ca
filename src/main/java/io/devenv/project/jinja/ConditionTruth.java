package io.devenv.project.jinja;

import io.devenv.core.code.Certainty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What a condition in the code of a node comes to, as far as that is certain: one unknown side of {@code and} or {@code or} may not matter. */
public final class ConditionTruth {
    private final Variables variables;

    /**
     * For one place in the code.
     *
     * @param known values by name: {@code execute}, {@code target}, {@code flags}
     * @param incremental what {@code is_incremental()} gives
     * @param vars what is known of each {@code var()}
     * @param settings what the code itself sets, as written
     * @param unclear names that the code itself uses otherwise
     */
    public ConditionTruth(
            Map<String, Object> known,
            Certainty incremental,
            Function<String, VarValue> vars,
            Map<String, String> settings,
            Set<String> unclear) {
        this.variables = Variables.ofCode(new CodeNames(known, incremental, vars, settings, unclear, Set.of()));
    }

    public Certainty of(String condition) {
        try {
            return of(new Parser(Lexer.ofWhole(condition)).whole());
        } catch (JinjaFault notUnderstood) {
            return Certainty.UNKNOWN;
        }
    }

    private Certainty of(Expression expression) {
        if (expression instanceof Logic.Negated not) return of(not.value()).negated();
        if (expression instanceof Logic.Both both) return Certainty.all(List.of(of(both.first()), of(both.second())));
        if (expression instanceof Expression.Either either) {
            return Certainty.any(List.of(of(either.first()), of(either.otherwise())));
        }
        try {
            return Certainty.of(Truth.of(expression.in(variables)));
        } catch (JinjaFault unknown) {
            return Certainty.UNKNOWN;
        }
    }
}
