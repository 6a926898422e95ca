package io.devenv.report;

/** Colours, where the reader has them; they only repeat what the words say. */
public enum Style {
    PLAIN,
    COLOURED;

    private static final String RESET = "\u001b[0m";

    public String good(String text) {
        return in("\u001b[32m", text);
    }

    public String notable(String text) {
        return in("\u001b[33m", text);
    }

    public String bad(String text) {
        return in("\u001b[31m", text);
    }

    public String strong(String text) {
        return in("\u001b[1m", text);
    }

    public String faint(String text) {
        return in("\u001b[2m", text);
    }

    private String in(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : code + text + RESET;
    }
}
