package io.devenv.project.jinja;

import io.devenv.project.yaml.None;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Text as Python's {@code ast.literal_eval} reads it: numbers, quoted texts, True, False, None, lists and dicts of these. */
final class PythonLiteral {
    private static final Map<String, Object> WORDS = Map.of("True", true, "False", false, "None", None.NONE);
    private static final Variables NOTHING = Variables.ofProfile(Map.of(), Map.of());

    private PythonLiteral() {}

    /** Empty if it is no literal. */
    static Optional<Object> read(String text) {
        try {
            List<Token> tokens = Lexer.ofWhole(text.strip());
            if (tokens.stream().anyMatch(PythonLiteral::foreign)) return Optional.empty();
            Expression expression = new Parser(tokens).whole();
            return Optional.of(expression.in(NOTHING));
        } catch (JinjaFault notOne) {
            return Optional.empty();
        }
    }

    private static boolean foreign(Token token) {
        return switch (token.kind()) {
            case NAME -> !WORDS.containsKey(token.text());
            case SIGN -> !",:()[]{}-+".contains(token.text());
            default -> false;
        };
    }
}
