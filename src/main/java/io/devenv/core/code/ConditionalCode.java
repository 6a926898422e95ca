package io.devenv.core.code;

import io.devenv.core.code.Piece.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Jinja of a template with the conditions that each part of it stands behind. Loops and other blocks are no conditions: what stands in them counts as
 * executed.
 *
 * @param parts expressions and statements in order; comments and what is raw are none
 * @param settings what is set once and for all before anything asks for it, by name: its value as it was written
 * @param unclear names that mean something of the template's own, nobody can tell what: set twice or behind a condition, arguments, loop variables
 */
public record ConditionalCode(List<Part> parts, Map<String, String> settings, Set<String> unclear) {
    /** The text between a pair of braces. */
    public record Part(String jinja, List<Condition> conditions) {}

    public ConditionalCode {
        parts = List.copyOf(parts);
        settings = Map.copyOf(settings);
        unclear = Set.copyOf(unclear);
    }

    public static ConditionalCode of(String code) {
        Walk walk = new Walk();
        for (Piece piece : Template.pieces(code)) {
            if (piece.kind() == Kind.EXPRESSION) walk.part(piece.inside());
            else if (piece.kind() == Kind.STATEMENT) walk.statement(piece);
        }
        walk.settings.keySet().removeAll(walk.unclear);
        return new ConditionalCode(walk.parts, walk.settings, walk.unclear);
    }

    /** A block that is open: what it asks at this place, and nothing for blocks that ask nothing. */
    private record Block(boolean asks, List<Condition> conditions) {
        static final Block OTHER = new Block(false, List.of());

        static Block of(String expression) {
            return new Block(true, List.of(new Condition(expression, true)));
        }

        /** The last condition was not met. */
        Block otherwise() {
            List<Condition> all = new ArrayList<>(conditions);
            int last = all.size() - 1;
            if (last >= 0 && all.get(last).wanted()) all.set(last, all.get(last).negated());
            return new Block(true, List.copyOf(all));
        }

        Block otherwise(String expression) {
            List<Condition> all = new ArrayList<>(otherwise().conditions);
            all.add(new Condition(expression, true));
            return new Block(true, List.copyOf(all));
        }
    }

    private static final class Walk {
        private static final Pattern SETTING = Pattern.compile("set\\s+([A-Za-z_]\\w*)\\s*=(?!=)(.*)", Pattern.DOTALL);
        private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

        private final List<Part> parts = new ArrayList<>();
        private final Map<String, String> settings = new LinkedHashMap<>();
        private final Set<String> unclear = new TreeSet<>();
        private final Set<String> asked = new HashSet<>();
        private final Deque<Block> open = new ArrayDeque<>();

        void part(String jinja) {
            List<Condition> conditions = new ArrayList<>();
            open.descendingIterator().forEachRemaining(block -> conditions.addAll(block.conditions()));
            parts.add(new Part(jinja, List.copyOf(conditions)));
        }

        void statement(Piece piece) {
            String keyword = piece.keyword();
            String rest = piece.inside().substring(keyword.length()).strip();
            switch (keyword) {
                case "if" -> {
                    part(rest);
                    open.push(Block.of(asks(rest)));
                }
                case "elif" -> {
                    boolean asks = !open.isEmpty() && open.peek().asks();
                    if (asks) open.push(open.pop().otherwise());
                    part(rest);
                    if (asks) open.push(open.pop().otherwise(asks(rest)));
                }
                case "else" -> {
                    if (!open.isEmpty() && open.peek().asks())
                        open.push(open.pop().otherwise());
                }
                case "set" -> set(piece.inside(), rest);
                default -> other(keyword, rest);
            }
        }

        private String asks(String expression) {
            words(expression).forEach(asked::add);
            return expression;
        }

        private void set(String whole, String rest) {
            Matcher setting = SETTING.matcher(whole);
            if (!setting.matches()) {
                unclear.addAll(words(rest));
                if (!whole.contains("=")) open.push(Block.OTHER);
                return;
            }
            String name = setting.group(1);
            String value = asks(setting.group(2).strip());
            part(value);
            boolean isClear = open.isEmpty() && !asked.contains(name) && !settings.containsKey(name);
            if (isClear) settings.put(name, value);
            else unclear.add(name);
        }

        private void other(String keyword, String rest) {
            if (keyword.startsWith("end")) {
                if (!open.isEmpty()) open.pop();
                return;
            }
            part(rest);
            int in = keyword.equals("for") ? rest.indexOf(" in ") : -1;
            unclear.addAll(words(in < 0 ? rest : rest.substring(0, in)));
            if (Template.opens(keyword)) open.push(Block.OTHER);
        }

        private static List<String> words(String text) {
            return WORD.matcher(text).results().map(found -> found.group()).toList();
        }
    }
}
