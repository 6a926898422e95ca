package io.devenv.core.code;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells whether a query that dbt compiled can have come from some raw code. What stands in no block of Jinja has to stand in the
 * query, too, and nothing else; a ref becomes the name of a relation; whatever other Jinja there is may become anything. Blanks and letter case do not count.
 */
public final class QueryOrigin {
    /** dbt puts ephemeral models in front, and moves a {@code with}. */
    private static final String EPHEMERAL = "__dbt__cte__";

    private static final String PART = "(?:\"(?:[^\"]|\"\")*\"|`[^`]*`|\\[[^\\]]*\\]|[\\p{L}\\p{N}_$-]+)";
    private static final Pattern NAME = Pattern.compile(PART + "(?:\\." + PART + ")*");

    private final Function<Call.Ref, Optional<Set<String>>> names;

    /** @param names what the relation of a ref may be called, in any letter case; empty where the ref may become anything */
    public QueryOrigin(Function<Call.Ref, Optional<Set<String>>> names) {
        this.names = names;
    }

    private sealed interface Token {
        record Text(String letters) implements Token {}

        record Name(Set<String> identifiers) implements Token {}

        record Anything() implements Token {}
    }

    /** False only if the query is certainly of other code. */
    public boolean mayBe(String raw, String query) {
        if (query.contains(EPHEMERAL)) return Skeleton.fits(raw, query);
        String letters = squeezed(query);
        List<Token> tokens = tokens(raw);
        BitSet whole = new BitSet();
        whole.set(0);
        if (ends(tokens, letters, whole).get(letters.length())) return true;
        // Some adapters and projects put a query of their own around it.
        BitSet inBrackets = new BitSet();
        for (int at = letters.indexOf('('); at >= 0; at = letters.indexOf('(', at + 1)) inBrackets.set(at + 1);
        return ends(tokens, letters, inBrackets).stream()
                .anyMatch(end -> end < letters.length() && letters.charAt(end) == ')');
    }

    private static BitSet ends(List<Token> tokens, String letters, BitSet begins) {
        BitSet reached = begins;
        for (Token token : tokens) {
            if (reached.isEmpty()) return reached;
            reached = behind(token, letters, reached);
        }
        return reached;
    }

    private List<Token> tokens(String raw) {
        List<Token> tokens = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Piece piece : Template.isPlain(raw) ? List.of(Piece.text(raw, 0)) : Template.pieces(raw)) {
            if (piece.kind() == Piece.Kind.TEXT && piece.depth() == 0) {
                text.append(piece.written());
            } else {
                token(piece).ifPresent(token -> {
                    add(tokens, text);
                    tokens.add(token);
                });
            }
        }
        add(tokens, text);
        return tokens;
    }

    private static void add(List<Token> tokens, StringBuilder text) {
        String letters = squeezed(text.toString());
        if (!letters.isEmpty()) tokens.add(new Token.Text(letters));
        text.setLength(0);
    }

    /** What a piece of Jinja becomes; empty where it leaves nothing behind. */
    private Optional<Token> token(Piece piece) {
        if (piece.kind() == Piece.Kind.COMMENT) return Optional.empty();
        if (piece.kind() == Piece.Kind.EXPRESSION && piece.depth() == 0) {
            Optional<Call> call = Call.of(piece.inside());
            if (call.isPresent() && call.get() instanceof Call.Config) return Optional.empty();
            if (call.isPresent() && call.get() instanceof Call.Ref ref) {
                return Optional.of(names.apply(ref).map(QueryOrigin::name).orElse(new Token.Anything()));
            }
        }
        boolean silent = piece.kind() == Piece.Kind.STATEMENT
                && piece.depth() == 0
                && (piece.keyword().equals("do")
                        || (piece.keyword().equals("set") && piece.inside().contains("=")));
        return silent ? Optional.empty() : Optional.of(new Token.Anything());
    }

    private static Token name(Set<String> identifiers) {
        return new Token.Name(identifiers.stream().map(QueryOrigin::squeezed).collect(Collectors.toSet()));
    }

    private static BitSet behind(Token token, String letters, BitSet from) {
        BitSet reached = new BitSet();
        if (token instanceof Token.Anything) {
            reached.set(from.nextSetBit(0), letters.length() + 1);
        } else {
            for (int at = from.nextSetBit(0); at >= 0; at = from.nextSetBit(at + 1)) {
                if (token instanceof Token.Text text) {
                    if (letters.startsWith(text.letters(), at)) reached.set(at + text.letters().length());
                } else if (token instanceof Token.Name name) {
                    name(name, letters, at, reached);
                }
            }
        }
        return reached;
    }

    /** A name, or a query in its place: dbt reads samples, batches and files so. */
    private static void name(Token.Name name, String letters, int at, BitSet reached) {
        Matcher found = NAME.matcher(letters).region(at, letters.length());
        if (!found.lookingAt()) {
            if (at < letters.length() && "('".indexOf(letters.charAt(at)) >= 0) reached.set(at + 1, letters.length() + 1);
            return;
        }
        if (found.end() < letters.length() && letters.charAt(found.end()) == '(') {
            reached.set(found.end(), letters.length() + 1);
            return;
        }
        // Blanks are gone, so a name without quotes may end anywhere.
        for (int end = at + 1; end <= found.end(); end++) {
            String part = letters.substring(at, end);
            if (name.identifiers().stream().anyMatch(identifier -> endsIn(part, identifier))) reached.set(end);
        }
    }

    private static boolean endsIn(String name, String identifier) {
        String bare = name.endsWith("\"") || name.endsWith("`") || name.endsWith("]")
                ? name.substring(0, name.length() - 1)
                : name;
        if (!bare.endsWith(identifier)) return false;
        int before = bare.length() - identifier.length() - 1;
        return before < 0 || "\"`[.".indexOf(bare.charAt(before)) >= 0;
    }

    private static String squeezed(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints().filter(letter -> !Character.isWhitespace(letter)).forEach(letters::appendCodePoint);
        int end = letters.length();
        while (end > 0 && letters.charAt(end - 1) == ';') end--;
        return letters.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
