package io.devenv.core.cleanup;

import java.util.regex.Pattern;

/**
 * A shell pattern for names, as in {@code personal: ["dev_ann", "dev_ann_*"]}: {@code *} any text, {@code ?} one character,
 * everything else itself. Letter case does not count: a schema called PROD is production, too.
 */
public record NamePattern(String text) {
    public boolean matches(String name) {
        StringBuilder regex = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point == '*') regex.append(".*");
            else if (point == '?') regex.append('.');
            else regex.append(Pattern.quote(Character.toString(point)));
        });
        int flags = Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return Pattern.compile(regex.toString(), flags).matcher(name).matches();
    }
}
