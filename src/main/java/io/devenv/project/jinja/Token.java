package io.devenv.project.jinja;

/** One piece of an expression. The text of a string is what it stands for, without quotes and escapes. */
record Token(Kind kind, String text) {
    enum Kind {
        NAME,
        STRING,
        NUMBER,
        SIGN,
        END
    }

    static final Token END = new Token(Kind.END, "");

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equals(word);
    }
}
