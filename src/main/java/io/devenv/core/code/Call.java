package io.devenv.core.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Jinja expression calls, if all of it is written out: {@code ref('a')}, {@code source('s', 't')}, {@code this}, {@code config(…)}. */
public sealed interface Call {
    /**
     * A ref.
     *
     * @param packageName of the two-part form
     * @param version of {@code v=} or {@code version=}, as text
     */
    record Ref(String name, Optional<String> packageName, Optional<String> version) implements Call {
        @Override
        public String word() {
            return "ref";
        }
    }

    /** A source. */
    record Source(String source, String table) implements Call {
        @Override
        public String word() {
            return "source";
        }
    }

    /** The node's own relation. */
    record This() implements Call {
        @Override
        public String word() {
            return "this";
        }
    }

    /** Settings; leaves nothing behind in the code. */
    record Config() implements Call {
        @Override
        public String word() {
            return "config";
        }
    }

    /** What is called; a macro of the project may be called the same. */
    String word();

    /** The call that an expression consists of; empty if it is anything else, or takes its arguments from somewhere. */
    static Optional<Call> of(String expression) {
        String text = expression.strip();
        if (text.equals("this")) return Optional.of(new This());
        Matcher call = Arguments.CALL.matcher(text);
        if (!call.matches()) return Optional.empty();
        String inside = text.substring(call.start(2), text.length() - 1);
        // Where a bracket closes before the last one, as in (a) ~ f(b), it is no call.
        boolean whole = Arguments.end(text, call.start(2)) == text.length() - 1;
        return switch (call.group(1)) {
            case "config" -> whole ? Optional.of(new Config()) : Optional.empty();
            case "ref" -> Arguments.of(inside).flatMap(Arguments::ref).map(Call.class::cast);
            default -> Arguments.of(inside).flatMap(Arguments::source);
        };
    }

    /** Every ref in a text, within Jinja or not, whose arguments are all written out. */
    static List<Ref> refsIn(String text) {
        List<Ref> found = new ArrayList<>();
        Matcher ref = Arguments.REF.matcher(text);
        while (ref.find()) {
            int end = Arguments.end(text, ref.end());
            if (end >= 0)
                Arguments.of(text.substring(ref.end(), end))
                        .flatMap(Arguments::ref)
                        .ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /** The arguments of a call, all of them literals. */
    record Arguments(List<String> positional, Map<String, String> named) {
        private static final Pattern CALL = Pattern.compile("(ref|source|config)\\s*\\((.*)\\)", Pattern.DOTALL);

        private static final Pattern REF = Pattern.compile("\\bref\\s*\\(");

        private static final Pattern ARGUMENT = Pattern.compile(
                "\\s*(?:(?<name>[A-Za-z_]\\w*)\\s*=\\s*)?(?:'(?<one>[^'\\\\\n]*)'|\"(?<two>[^\"\\\\\n]*)\"|(?<number>\\d+(?:\\.\\d+)?))\\s*(?<more>,|$)");

        private static final Set<String> VERSION = Set.of("v", "version");

        static Optional<Arguments> of(String inside) {
            List<String> positional = new ArrayList<>();
            Map<String, String> named = new LinkedHashMap<>();
            Matcher argument = ARGUMENT.matcher(inside);
            int at = 0;
            while (!inside.substring(at).isBlank()) {
                argument.region(at, inside.length());
                if (!argument.lookingAt()) return Optional.empty();
                String value = literal(argument);
                if (argument.group("name") != null) named.put(argument.group("name"), value);
                else if (argument.group("number") != null || !named.isEmpty()) return Optional.empty();
                else positional.add(value);
                at = argument.end();
            }
            return Optional.of(new Arguments(positional, named));
        }

        private static String literal(Matcher argument) {
            if (argument.group("one") != null) return argument.group("one");
            return argument.group("two") != null ? argument.group("two") : argument.group("number");
        }

        private Optional<Ref> ref() {
            boolean fits = (positional.size() == 1 || positional.size() == 2)
                    && VERSION.containsAll(named.keySet())
                    && named.size() <= 1;
            if (!fits) return Optional.empty();
            String name = positional.get(positional.size() - 1);
            Optional<String> inPackage = positional.size() == 2 ? Optional.of(positional.get(0)) : Optional.empty();
            return Optional.of(new Ref(name, inPackage, named.values().stream().findFirst()));
        }

        private Optional<Call> source() {
            if (positional.size() != 2 || !named.isEmpty()) return Optional.empty();
            return Optional.of(new Source(positional.get(0), positional.get(1)));
        }

        /** Where the bracket closes inside of which a text is from there on; negative if it never does. */
        private static int end(String text, int from) {
            int nesting = 0;
            for (int i = from; i < text.length(); i++) {
                char letter = text.charAt(i);
                if (letter == '\'' || letter == '"') {
                    i = Quoted.end(text, i);
                    if (i < 0) return i;
                } else if ("([{".indexOf(letter) >= 0) {
                    nesting++;
                } else if (")]}".indexOf(letter) >= 0 && --nesting < 0) {
                    return i;
                }
            }
            return -1;
        }
    }
}
