package io.devenv.project.jinja;

import io.devenv.project.yaml.None;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads tokens into an expression. From loosest to tightest: {@code a if b else c}, {@code or}, {@code and}, {@code not}, comparisons, {@code ~},
 * filters.
 */
final class Parser {
    private final List<Token> tokens;
    private int at;

    Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    Expression whole() {
        if (tokens.isEmpty()) throw JinjaFault.invalid("an expression is missing");
        Expression expression = conditional();
        if (peek().kind() != Token.Kind.END) throw unexpected();
        return expression;
    }

    private Expression conditional() {
        Expression value = either();
        while (takeWord("if")) {
            Expression condition = either();
            Expression otherwise = takeWord("else") ? conditional() : new Expression.Name("the value without else");
            value = new Expression.Conditional(condition, value, otherwise);
        }
        return value;
    }

    private Expression either() {
        Expression value = both();
        while (takeWord("or")) {
            value = new Expression.Either(value, both());
        }
        return value;
    }

    private Expression both() {
        Expression value = negated();
        while (takeWord("and")) {
            value = new Logic.Both(value, negated());
        }
        return value;
    }

    private Expression negated() {
        return takeWord("not") ? new Logic.Negated(negated()) : compared();
    }

    private Expression compared() {
        Expression left = joined();
        if (take("==")) return new Expression.Compared(left, joined(), true);
        if (take("!=")) return new Expression.Compared(left, joined(), false);
        if (takeWord("in")) return new Logic.Contained(left, joined());
        if (peek().isWord("not")) {
            at++;
            if (!takeWord("in")) throw unexpected();
            return new Logic.Negated(new Logic.Contained(left, joined()));
        }
        return Logic.Ordered.sign(peek().text())
                .filter(sign -> take(sign.written()))
                .<Expression>map(sign -> new Logic.Ordered(left, sign, joined()))
                .orElse(left);
    }

    private Expression joined() {
        Expression first = filtered();
        if (!peek().is("~")) return first;
        List<Expression> parts = new ArrayList<>(List.of(first));
        while (take("~")) {
            parts.add(filtered());
        }
        return new Expression.Joined(parts);
    }

    private Expression filtered() {
        Expression value = attribute();
        while (take("|")) {
            String filter = name("the name of a filter");
            List<Expression> given = take("(") ? arguments().placed() : List.of();
            value = new Expression.Filtered(value, filter, given);
        }
        return value;
    }

    private Expression attribute() {
        Expression value = primary();
        while (true) {
            if (take(".")) {
                value = new Expression.Attribute(value, name("a name"));
            } else if (peek().is("[")) {
                throw JinjaFault.unsupported("'[…]' after a value");
            } else if (peek().is("(")) {
                throw JinjaFault.unsupported("calling a method");
            } else {
                return value;
            }
        }
    }

    private Expression primary() {
        Token token = tokens.isEmpty() ? Token.END : peek();
        at++;
        return switch (token.kind()) {
            case STRING -> new Expression.Literal(text(token.text()));
            case NUMBER -> new Expression.Literal(NumberLiteral.of(token.text()));
            case NAME -> named(token.text());
            case SIGN -> bracketed(token);
            case END -> throw JinjaFault.invalid("it ends too early");
        };
    }

    /** Texts side by side are one. */
    private String text(String first) {
        StringBuilder text = new StringBuilder(first);
        while (peek().kind() == Token.Kind.STRING) {
            text.append(peek().text());
            at++;
        }
        return text.toString();
    }

    private Expression named(String name) {
        return switch (name) {
            case "true", "True" -> new Expression.Literal(true);
            case "false", "False" -> new Expression.Literal(false);
            case "none", "None" -> new Expression.Literal(None.NONE);
            case "not", "and", "in", "is" -> throw JinjaFault.unsupported("'" + name + "'");
            default -> take("(") ? new Expression.Call(name, arguments()) : new Expression.Name(name);
        };
    }

    private Expression bracketed(Token sign) {
        return switch (sign.text()) {
            case "(" -> inParentheses();
            case "[" -> list();
            case "{" -> map();
            case "-", "+" -> signed(sign.is("-"));
            default -> {
                at--;
                throw unexpected();
            }
        };
    }

    private Expression inParentheses() {
        if (take(")")) return new Expression.Many(List.of());
        Expression first = conditional();
        if (take(")")) return first;
        List<Expression> items = new ArrayList<>(List.of(first));
        while (!take(")")) {
            expect(",");
            if (!peek().is(")")) items.add(conditional());
        }
        return new Expression.Many(items);
    }

    private Expression signed(boolean minus) {
        Token token = peek();
        if (token.kind() != Token.Kind.NUMBER) throw JinjaFault.unsupported("arithmetic");
        at++;
        return new Expression.Literal(NumberLiteral.of(minus ? "-" + token.text() : token.text()));
    }

    private Expression list() {
        List<Expression> items = new ArrayList<>();
        while (!take("]")) {
            items.add(conditional());
            if (!peek().is("]")) expect(",");
        }
        return new Expression.Many(items);
    }

    private Expression map() {
        Map<Expression, Expression> items = new LinkedHashMap<>();
        while (!take("}")) {
            Expression key = conditional();
            expect(":");
            items.put(key, conditional());
            if (!peek().is("}")) expect(",");
        }
        return new Expression.Keyed(items);
    }

    private Arguments arguments() {
        List<Expression> placed = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        while (!take(")")) {
            if (peek().kind() == Token.Kind.NAME
                    && at + 1 < tokens.size()
                    && tokens.get(at + 1).is("=")) {
                String name = name("a name");
                expect("=");
                named.put(name, conditional());
            } else {
                placed.add(conditional());
            }
            if (!peek().is(")")) expect(",");
        }
        return new Arguments(List.copyOf(placed), named);
    }

    private String name(String what) {
        Token token = peek();
        if (token.kind() != Token.Kind.NAME) throw JinjaFault.invalid(what + " is missing");
        at++;
        return token.text();
    }

    private Token peek() {
        return at < tokens.size() ? tokens.get(at) : Token.END;
    }

    private boolean take(String sign) {
        if (!peek().is(sign)) return false;
        at++;
        return true;
    }

    private boolean takeWord(String word) {
        if (!peek().isWord(word)) return false;
        at++;
        return true;
    }

    private void expect(String sign) {
        if (!take(sign)) throw unexpected();
    }

    /** Signs that Jinja has and this parser has not are unsupported; anything else is wrong in Jinja, too. */
    private JinjaFault unexpected() {
        Token token = peek();
        if (token.kind() == Token.Kind.END) return JinjaFault.invalid("it ends too early");
        boolean operator = token.kind() == Token.Kind.SIGN && "+-*/%//**<><=>=".contains(token.text());
        boolean word = List.of("and", "not", "in", "is").contains(token.text());
        return operator || word
                ? JinjaFault.unsupported("'" + token.text() + "'")
                : JinjaFault.invalid("unexpected '" + token.text() + "'");
    }
}
