package io.devenv.core.target;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides secrets in texts that somebody else put together: what a driver quotes, what a manifest holds. Wherever one stands it is
 * replaced, as dbt scrubs its logs; but a very short one only where it is a word: letters missing within words would tell it.
 */
public final class Secrets {
    private static final int SHORT = 3;
    private static final String LETTER = "[\\p{L}\\p{N}_]";

    /** Longest first: one may be part of another. */
    private final List<Secret> all;

    private Secrets(List<Secret> all) {
        this.all = all;
    }

    /** What is blank is no secret. */
    public static Secrets of(Collection<Secret> secrets) {
        return new Secrets(secrets.stream()
                .filter(secret -> !secret.reveal().isBlank())
                .sorted(Comparator.comparing((Secret secret) -> secret.reveal().length())
                        .reversed()
                        .thenComparing(Secret::reveal))
                .toList());
    }

    /** The text with stars in place of each secret. */
    public String hiddenIn(String text) {
        String hidden = text;
        for (Secret secret : all) hidden = without(hidden, secret);
        return hidden;
    }

    private static String without(String text, Secret secret) {
        String value = secret.reveal();
        if (value.length() > SHORT) return text.replace(value, secret.toString());
        Pattern word = Pattern.compile("(?<!" + LETTER + ")" + Pattern.quote(value) + "(?!" + LETTER + ")");
        return word.matcher(text).replaceAll(Matcher.quoteReplacement(secret.toString()));
    }
}
