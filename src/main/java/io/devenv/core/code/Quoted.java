package io.devenv.core.code;

/** Strings of Jinja and Python, in which a backslash takes the next letter along. */
final class Quoted {
    private Quoted() {}

    /** Where the string that begins at a quote ends: the place of its closing quote, or -1 if it has none. */
    static int end(String code, int open) {
        char quote = code.charAt(open);
        for (int i = open + 1; i < code.length(); i++) {
            char letter = code.charAt(i);
            if (letter == '\\') i++;
            else if (letter == quote) return i;
        }
        return -1;
    }
}
