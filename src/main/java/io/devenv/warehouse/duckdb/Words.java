package io.devenv.warehouse.duckdb;

/** Finds names in text without understanding the text. */
final class Words {
    private Words() {}

    /** True if the name stands in the text with no letter, digit or underscore on either side. */
    static boolean contain(String text, String name) {
        for (int at = text.indexOf(name); at >= 0 && !name.isEmpty(); at = text.indexOf(name, at + 1)) {
            if (isEdge(text, at - 1) && isEdge(text, at + name.length())) return true;
        }
        return false;
    }

    private static boolean isEdge(String text, int at) {
        if (at < 0 || at >= text.length()) return true;
        char letter = text.charAt(at);
        return !Character.isLetterOrDigit(letter) && letter != '_';
    }
}
