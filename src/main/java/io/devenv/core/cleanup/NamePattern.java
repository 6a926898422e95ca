package io.devenv.core.cleanup;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A shell pattern for names, as in {@code personal: ["dev_ann", "dev_ann_*"]}: {@code *} any text, {@code ?} one character,
 * {@code [abc]} one of these, {@code [!abc]} one of no others, {@code [a-c]} one between; everything else itself. Letter case
 * does not count: a schema called PROD is production, too.
 */
public record NamePattern(String text) {
    private static final Pattern PART = Pattern.compile("\\*|\\?|\\[(!?)(\\][^\\]]*|[^\\]]+)\\]|.", Pattern.DOTALL);

    public boolean matches(String name) {
        String regex = PART.matcher(text).replaceAll(part -> Matcher.quoteReplacement(regexOf(part)));
        int flags = Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return Pattern.compile(regex, flags).matcher(name).matches();
    }

    private static String regexOf(MatchResult part) {
        return switch (part.group()) {
            case "*" -> ".*";
            case "?" -> ".";
            default -> part.group(2) == null ? Pattern.quote(part.group()) : oneOf(part.group(1), part.group(2));
        };
    }

    private static String oneOf(String not, String letters) {
        String regex = "[" + (not.isEmpty() ? "" : "^") + letters.replaceAll("[\\\\\\[\\]&^]", "\\\\$0") + "]";
        try {
            return Pattern.compile(regex).pattern();
        } catch (PatternSyntaxException backwards) {
            return "(?!)"; // as in a shell, nothing lies between z and a
        }
    }
}
