package io.devenv.project.jinja;

import io.devenv.project.yaml.PythonText;
import java.util.ArrayList;
import java.util.List;

/** A text with expressions in it. Parsing fails with a {@link JinjaFault}, rendering too. */
public final class Template {
    private final List<Expression> parts;

    private Template(List<Expression> parts) {
        this.parts = parts;
    }

    public static Template of(String text) {
        // Jinja drops one newline at the end of a template, dbt with it.
        String source = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return new Template(new Scanner(source).parts());
    }

    /**
     * The value: of whatever type where one expression that is not constant is all there is, else text. A text that holds
     * a secret becomes a {@link io.devenv.core.target.Secret}.
     */
    public Object render(Variables variables) {
        Object value = valueOf(variables);
        return value instanceof String text ? Secrecy.revealed(text, variables.environment()) : value;
    }

    private Object valueOf(Variables variables) {
        if (parts.size() == 1 && !parts.get(0).constant()) {
            Object value = parts.get(0).in(variables);
            if (value instanceof Undefined undefined) {
                throw JinjaFault.invalid("'" + undefined.name() + "' is undefined");
            }
            return value instanceof Marked marked ? marked.value() : value;
        }
        return PythonText.of(new Expression.Joined(parts).in(variables));
    }

    /** Finds the expressions in the text. */
    private static final class Scanner {
        private final String text;
        private final List<Expression> parts = new ArrayList<>();
        private int at;
        private boolean strip;

        Scanner(String text) {
            this.text = text;
        }

        List<Expression> parts() {
            while (at < text.length()) {
                int brace = nextOpening();
                plain(text.substring(at, brace), text.startsWith("-", brace + 2));
                at = brace;
                if (brace < text.length()) opened();
            }
            return List.copyOf(parts);
        }

        private int nextOpening() {
            for (int brace = text.indexOf('{', at); brace >= 0; brace = text.indexOf('{', brace + 1)) {
                if (brace + 1 < text.length() && "{%#".indexOf(text.charAt(brace + 1)) >= 0) return brace;
            }
            return text.length();
        }

        private void opened() {
            switch (text.charAt(at + 1)) {
                case '{' -> expression();
                case '#' -> comment();
                default -> {
                    if (!text.substring(at).contains("%}")) throw JinjaFault.invalid("'{%' is not closed");
                    throw JinjaFault.unsupported("'{% … %}'");
                }
            }
        }

        private void expression() {
            int from = at + 2;
            if (text.startsWith("-", from)) from++;
            Lexer lexer = Lexer.inTemplate(text, from);
            parts.add(new Parser(lexer.tokens()).whole());
            at = lexer.end();
            strip = lexer.stripsAfter();
        }

        private void comment() {
            int end = text.indexOf("#}", at);
            if (end < 0) throw JinjaFault.invalid("'{#' is not closed");
            strip = text.charAt(end - 1) == '-';
            at = end + 2;
        }

        private void plain(String piece, boolean stripEnd) {
            String kept = strip ? piece.stripLeading() : piece;
            if (stripEnd) kept = kept.stripTrailing();
            strip = false;
            if (!kept.isEmpty()) parts.add(new Expression.Literal(kept));
        }
    }
}
