package io.devenv.core.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the first {@code config(…)} of some code is given by name, as it is written and not as it renders: blanks, quotes, needless
 * brackets and commas aside, so that equal texts mean the same.
 *
 * <p>Source: dbt-core 1.12.0, which writes inline configs into the manifest this way; see the conformance cases "state_of_111". What
 * dbt itself has no form for (filters, {@code a if b else c}, arithmetic) stays as it is written here.
 */
public final class ConfigCall {
    private static final Pattern CALL = Pattern.compile("(?<![\\w.])config\\s*\\(");

    private ConfigCall() {}

    /** Values by name; empty where nothing is given by name, and where there is no such call. */
    public static Map<String, String> in(String code) {
        if (!code.contains("config(") || Template.isPlain(code)) return Map.of();
        for (Piece piece : Template.pieces(code)) {
            boolean isJinja = piece.kind() == Piece.Kind.EXPRESSION || piece.kind() == Piece.Kind.STATEMENT;
            Optional<String> given = isJinja ? arguments(piece.inside()) : Optional.empty();
            if (given.isPresent()) return named(given.get());
        }
        return Map.of();
    }

    /** What stands between the brackets of the call. */
    private static Optional<String> arguments(String jinja) {
        Matcher call = CALL.matcher(jinja);
        for (int at = 0; at < jinja.length(); at++) {
            char letter = jinja.charAt(at);
            if (letter == '\'' || letter == '"') {
                at = Quoted.end(jinja, at);
                if (at < 0) return Optional.empty();
            } else if (letter == 'c'
                    && call.region(at, jinja.length())
                            .useTransparentBounds(true)
                            .lookingAt()) {
                return closing(jinja, call.end()).map(end -> jinja.substring(call.end(), end));
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> closing(String jinja, int from) {
        int open = 1;
        for (int at = from; at < jinja.length(); at++) {
            char letter = jinja.charAt(at);
            if (letter == '\'' || letter == '"') {
                at = Quoted.end(jinja, at);
                if (at < 0) return Optional.empty();
            }
            if ("([{".indexOf(letter) >= 0) open++;
            if (")]}".indexOf(letter) >= 0 && --open == 0) return Optional.of(at);
        }
        return Optional.empty();
    }

    private static Map<String, String> named(String arguments) {
        Map<String, String> values = new LinkedHashMap<>();
        for (List<JinjaWord> argument : JinjaForm.parts(JinjaWord.in(arguments), ",")) {
            boolean isNamed = argument.size() > 2 && argument.get(1).is("=");
            if (isNamed) values.put(argument.get(0).text(), value(argument.subList(2, argument.size())));
        }
        return values;
    }

    /** A text alone is what it says; anything else is an expression. */
    private static String value(List<JinjaWord> words) {
        List<JinjaWord> joined = new ArrayList<>(JinjaForm.withoutBrackets(words));
        boolean isText = joined.stream().allMatch(word -> word.kind() == JinjaWord.Kind.STRING);
        return isText ? JinjaForm.joined(joined) : JinjaForm.of(words);
    }
}
