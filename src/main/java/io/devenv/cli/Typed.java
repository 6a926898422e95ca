package io.devenv.cli;

import io.devenv.report.Carried;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command line as somebody typed it, for a journal to remember and for somebody to type again. */
final class Typed {
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private Typed() {}

    /** All that stands behind {@code devenv}. */
    static String line(CommandSpec spec) {
        return line(spec.commandLine().getParseResult().originalArgs());
    }

    private static String line(List<String> words) {
        return words.stream().map(Typed::quoted).collect(Collectors.joining(" "));
    }

    /** Only what says which project, target and state are meant: each command of devenv takes these. */
    static Carried carried(CommandSpec spec) {
        List<String> words = new ArrayList<>();
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            Object owner = option.userObject();
            boolean place = owner instanceof Field field
                    && (field.getDeclaringClass() == ProjectOptions.class
                            || field.getDeclaringClass() == StateOptions.class);
            if (!place) continue;
            for (String value : option.originalStringValues()) {
                words.add(option.longestName());
                words.add(value);
            }
        }
        return new Carried(line(words));
    }

    /** As sh and its kin take it for one word. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
