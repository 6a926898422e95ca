package io.devenv.project;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code .env} file that dbt since 1.12 loads before it reads its options: the nearest one from the current folder upward.
 * What the environment sets already stays as it is, even if it is set to nothing. Values may hold {@code ${NAME}} and
 * {@code ${NAME:-default}}, in whatever quotes.
 *
 * <p>Source: dbt-core 1.12.6 with python-dotenv 1.2, observed.
 */
public final class EnvFile {
    private static final String NAME = ".env";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]*)(?::-([^}]*))?\\}");
    private static final Set<String> YES = Set.of("1", "true", "t", "yes", "y");

    private EnvFile() {}

    /** The file of these surroundings, if they have one and do not switch it off. */
    public static Optional<Path> of(Environment environment) {
        String off = environment.variables().getOrDefault("PYTHON_DOTENV_DISABLED", "");
        if (YES.contains(off.toLowerCase(Locale.ROOT))) return Optional.empty();
        for (Path folder = environment.directory(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(NAME);
            if (Files.isRegularFile(file)) return Optional.of(file);
        }
        return Optional.empty();
    }

    /** The environment with what the file adds. */
    public static Environment added(Path file, Environment environment) {
        Map<String, String> all = new HashMap<>(variables(text(file, environment), environment.variables()));
        all.putAll(environment.variables());
        return new Environment(all, environment.directory(), environment.home(), environment.user());
    }

    /** Each value sees what stands before it in the file, but the real environment first. */
    static Map<String, String> variables(String text, Map<String, String> real) {
        Map<String, String> found = new HashMap<>();
        for (EnvText.Binding binding : EnvText.read(text)) {
            if (binding.value().isEmpty()) {
                found.remove(binding.name());
                continue;
            }
            Map<String, String> seen = new HashMap<>(found);
            seen.putAll(real);
            found.put(binding.name(), resolved(binding.value().get(), seen));
        }
        return found;
    }

    private static String resolved(String value, Map<String, String> seen) {
        return REFERENCE.matcher(value).replaceAll((MatchResult reference) -> {
            String otherwise = Optional.ofNullable(reference.group(2)).orElse("");
            return Matcher.quoteReplacement(seen.getOrDefault(reference.group(1), otherwise));
        });
    }

    private static String text(Path file, Environment environment) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            // Its text is not shown: there may be secrets in it.
            throw Problem.of(
                            Fault.PROJECT,
                            "env-file-unreadable",
                            environment.shown(file) + " cannot be read as text in UTF-8")
                    .because("dbt since 1.12 loads it before anything else, and stops there, too")
                    .next("mend the file, or set PYTHON_DOTENV_DISABLED=1")
                    .stop();
        }
    }
}
