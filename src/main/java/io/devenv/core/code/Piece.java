package io.devenv.core.code;

/**
 * A stretch of a Jinja template.
 *
 * @param written as it stands in the code, with the braces
 * @param inside what stands between the braces, without blanks around; the text itself for {@link Kind#TEXT}
 * @param stripsBefore whether a minus sign takes the blanks before it
 * @param stripsAfter whether a minus sign takes the blanks behind it
 * @param depth how many blocks ({@code if}, {@code for}, …) it stands in: what stands in one may be rendered never or often
 */
record Piece(Kind kind, String written, String inside, boolean stripsBefore, boolean stripsAfter, int depth) {
    enum Kind {
        TEXT,
        COMMENT,
        EXPRESSION,
        STATEMENT
    }

    static Piece text(String text, int depth) {
        return new Piece(Kind.TEXT, text, text, false, false, depth);
    }

    /** The first word of a statement. */
    String keyword() {
        int end = 0;
        while (end < inside.length() && Character.isJavaIdentifierPart(inside.charAt(end))) end++;
        return inside.substring(0, end);
    }
}
