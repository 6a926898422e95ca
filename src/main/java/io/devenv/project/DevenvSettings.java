package io.devenv.project;

import io.devenv.core.cleanup.Circumstances;
import io.devenv.core.cleanup.KeepRule;
import io.devenv.core.sweep.SweepRule;
import io.devenv.project.yaml.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * devenv.yml in the project's root: optional, like everything in it.
 *
 * @param personal shell patterns of schemas that are the developer's own; {@code {user}} is already the user's name
 * @param production shell patterns of targets and schemas that are never touched
 * @param state the state folder to use where neither option nor variable names one, relative to the project
 * @param cloneLife how long a copy of production counts as fresh
 * @param keep what is never cleaned
 * @param sweep which schemas of others may be swept, and when; empty where nothing is said
 */
public record DevenvSettings(
        List<String> personal,
        List<String> production,
        Optional<String> state,
        Duration cloneLife,
        List<KeepRule> keep,
        List<SweepRule> sweep) {
    public static final String FILE = "devenv.yml";
    public static final DevenvSettings DEFAULT = new DevenvSettings(
            List.of(), List.of("prod", "production"), Optional.empty(), Circumstances.CLONE_LIFE, List.of(), List.of());

    private static final Set<String> KEYS = Set.of("personal", "production", "state", "clone-life", "keep", "sweep");

    /** @throws io.devenv.core.problem.Stop with the line, for keys that do not exist and values of a wrong type */
    static DevenvSettings read(Path root, Environment environment) {
        Path path = root.resolve(FILE);
        if (!Files.exists(path)) return DEFAULT;
        ProjectFile file = ProjectFile.read(path, environment);
        file.root().entries().forEach((key, entry) -> check(file, key, entry));
        List<String> personal = texts(file, "personal").orElse(DEFAULT.personal());
        return new DevenvSettings(
                personal.stream()
                        .map(pattern -> pattern.replace("{user}", escaped(environment.user())))
                        .toList(),
                texts(file, "production").orElse(DEFAULT.production()),
                file.root().get("state").map(value -> text(file, "state", value)),
                file.root().get("clone-life").map(value -> life(file, value)).orElse(DEFAULT.cloneLife()),
                file.root()
                        .get("keep")
                        .map(value -> new KeepSetting(file).rules(value))
                        .orElse(DEFAULT.keep()),
                new SweepSettings(file).read());
    }

    private static void check(ProjectFile file, String key, Yaml.Entry entry) {
        if (!KEYS.contains(key)) {
            throw file.problem("settings-unknown", "there is no setting '%s'".formatted(key), entry.line(), key)
                    .next(Spelling.hint(key, KEYS, "settings"))
                    .stop();
        }
        if (entry.before().isPresent()) {
            String message = "'%s' is set twice, first in line %d"
                    .formatted(key, entry.before().getAsInt());
            throw file.problem("settings-repeated", message, entry.line(), key).stop();
        }
    }

    private static Duration life(ProjectFile file, Yaml value) {
        return Lifetime.of(String.valueOf(value.plain()))
                .orElseThrow(() -> file.problem(
                                "settings-invalid", "'clone-life' takes a length of time", value.line(), "clone-life")
                        .next("write it like 7 days, or 12 hours")
                        .stop());
    }

    private static Optional<List<String>> texts(ProjectFile file, String key) {
        return file.root().get(key).map(value -> {
            if (!(value instanceof Yaml.Sequence list)) return List.of(text(file, key, value));
            return list.items().stream().map(item -> text(file, key, item)).toList();
        });
    }

    private static String text(ProjectFile file, String key, Yaml value) {
        if (value.plain() instanceof String text && !text.isBlank()) return text;
        throw file.problem("settings-invalid", "'%s' takes text only".formatted(key), value.line(), key)
                .stop();
    }

    /** A user's name is no pattern. */
    private static String escaped(String user) {
        return user.replaceAll("([*?\\[])", "[$1]");
    }
}
