package io.devenv.core.cleanup;

import io.devenv.core.select.Glob;
import java.util.Locale;

/**
 * A shell pattern for names, as in {@code personal: ["dev_ann", "dev_ann_*"]}: {@code *} any text, {@code ?} one character,
 * {@code [abc]} one of these. Letter case does not count: a schema called PROD is production, too.
 */
public record NamePattern(String text) {
    public boolean matches(String name) {
        return Glob.of(text.toLowerCase(Locale.ROOT)).matches(name.toLowerCase(Locale.ROOT));
    }
}
