package io.devenv.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a {@code .env} file: {@code KEY=value}, quotes with escapes, {@code export}, comments. A line that is none of it is
 * skipped, as dbt's loader skips it.
 *
 * <p>Source: python-dotenv 1.2, as dbt 1.12 comes with it; observed.
 */
final class EnvText {
    private static final char END = '\0';
    private static final String EXPORT = "export";

    private final String text;
    private int at;

    private EnvText(String text) {
        this.text = text;
    }

    /**
     * One line.
     *
     * @param value empty for a name without an equals sign
     */
    record Binding(String name, Optional<String> value) {}

    /** What is bound, in the order of the file; a name may come twice. */
    static List<Binding> read(String text) {
        String whole = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new EnvText(whole.replace("\r\n", "\n").replace('\r', '\n')).bindings();
    }

    private List<Binding> bindings() {
        List<Binding> found = new ArrayList<>();
        while (true) {
            while (at < text.length() && isBlank(here())) at++;
            if (at >= text.length()) return found;
            Optional<Binding> binding = binding();
            if (binding.isPresent() && endsHere()) found.add(binding.get());
            skipLine();
        }
    }

    /** Empty for a comment, and for what cannot be read. */
    private Optional<Binding> binding() {
        if (text.startsWith(EXPORT, at) && isSpace(at + EXPORT.length())) {
            at += EXPORT.length();
            skipSpaces();
        }
        Optional<String> name = here() == '\'' ? quotedName() : plainName();
        if (name.isEmpty()) return Optional.empty();
        skipSpaces();
        if (here() != '=') return name.map(word -> new Binding(word, Optional.empty()));
        at++;
        return value().map(value -> new Binding(name.get(), Optional.of(value)));
    }

    private Optional<String> quotedName() {
        int end = text.indexOf('\'', at + 1);
        if (end <= at + 1) return Optional.empty();
        String name = text.substring(at + 1, end);
        at = end + 1;
        return Optional.of(name);
    }

    private Optional<String> plainName() {
        int start = at;
        while (at < text.length() && here() != '=' && here() != '#' && !isBlank(here())) at++;
        return Optional.of(text.substring(start, at)).filter(name -> !name.isEmpty());
    }

    private Optional<String> value() {
        int start = at;
        skipSpaces();
        // A hash right behind the equals sign belongs to the value; after a blank it begins a comment.
        if (here() == '#' && at > start) return Optional.of("");
        if (here() == '\'' || here() == '"') return quoted(here());
        return Optional.of(plainValue());
    }

    /** All escapes in double quotes; in single ones those of backslash and quote. Empty where the quote is never closed. */
    private Optional<String> quoted(char quote) {
        StringBuilder value = new StringBuilder();
        for (int next = at + 1; next < text.length(); next++) {
            char each = text.charAt(next);
            if (each == quote) {
                at = next + 1;
                return Optional.of(value.toString());
            }
            if (each == '\\' && next + 1 < text.length()) {
                next++;
                value.append(unescaped(text.charAt(next), quote));
            } else value.append(each);
        }
        return Optional.empty();
    }

    private static String unescaped(char escaped, char quote) {
        if (escaped == '\\' || escaped == '\'' || (escaped == '"' && quote == '"')) return String.valueOf(escaped);
        String known = quote == '"' ? "abfnrtv" : "";
        int index = known.indexOf(escaped);
        return index < 0 ? "\\" + escaped : String.valueOf("\u0007\b\f\n\r\t\u000b".charAt(index));
    }

    /** To the end of the line, or to a comment: a hash behind a blank. */
    private String plainValue() {
        int start = at;
        while (at < text.length() && here() != '\n' && !(here() == '#' && at > start && isSpace(at - 1))) at++;
        return text.substring(start, at).stripTrailing();
    }

    /** Whether nothing but a comment follows on this line. */
    private boolean endsHere() {
        skipSpaces();
        return at >= text.length() || here() == '\n' || here() == '#';
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
    }

    private void skipSpaces() {
        while (isSpace(at)) at++;
    }

    private char here() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private boolean isSpace(int index) {
        return index < text.length() && text.charAt(index) != '\n' && isBlank(text.charAt(index));
    }

    private static boolean isBlank(char each) {
        return Character.isWhitespace(each) || Character.isSpaceChar(each);
    }
}
