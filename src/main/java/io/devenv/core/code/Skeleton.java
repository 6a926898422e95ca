package io.devenv.core.code;

import java.util.Locale;

/** Whether code may have been compiled from some raw code: every line that stands in no block and holds no Jinja has to turn up, in order. */
public final class Skeleton {
    private Skeleton() {}

    public static boolean fits(String raw, String compiled) {
        int at = 0;
        for (String text : RawCode.of(raw).certainTexts()) {
            for (String line : text.split("\\R", -1)) {
                String bone = bone(line);
                int found = compiled.indexOf(bone, at);
                if (found < 0) return false;
                at = found + bone.length();
            }
        }
        return true;
    }

    /** Without the blanks around it, which Jinja may take; and without a {@code with}, behind which dbt puts ephemeral models. */
    private static String bone(String line) {
        String text = line.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.equals("with") && !lower.startsWith("with ")) return text;
        String rest = text.substring(4).strip();
        return rest.toLowerCase(Locale.ROOT).startsWith("recursive ")
                ? rest.substring(10).strip()
                : rest;
    }
}
