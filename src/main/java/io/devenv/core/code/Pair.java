package io.devenv.core.code;

/** What stands at one place of the code without defer, and what with it. */
public record Pair(String withoutDefer, String withDefer) {
    /** What defer does not change. */
    public static Pair same(String text) {
        return new Pair(text, text);
    }
}
