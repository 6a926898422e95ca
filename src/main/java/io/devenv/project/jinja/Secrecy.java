package io.devenv.project.jinja;

import io.devenv.core.target.Secret;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stand-ins for secrets while a template is rendered; the same as dbt's, so that filters do to them what they do in dbt. */
final class Secrecy {
    private static final String BEGIN = "$$$DBT_SECRET_START$$$";
    private static final String END = "$$$DBT_SECRET_END$$$";
    private static final Pattern PLACEHOLDER =
            Pattern.compile(Pattern.quote(BEGIN) + "(DBT_ENV_SECRET.*?)" + Pattern.quote(END));

    private Secrecy() {}

    static String placeholder(String name) {
        return BEGIN + name + END;
    }

    /** A {@link Secret}, if the text holds any stand-in; else the text. */
    static Object revealed(String text, Map<String, String> environment) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        if (!placeholder.find()) return text;
        return new Secret(placeholder.replaceAll(
                found -> Matcher.quoteReplacement(environment.getOrDefault(found.group(1), ""))));
    }
}
