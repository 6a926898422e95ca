package io.devenv.warehouse.duckdb;

import io.devenv.core.document.Fields;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.target.Secret;
import io.devenv.core.target.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files a target is made of, after dbt-duckdb 1.11's rules for {@code path}, {@code database} and {@code attach}.
 *
 * @param primary holds the database dbt builds into; nothing works without it
 * @param others what else the profile attaches; each may fail alone
 * @param unreadable databases the profile names that devenv cannot open, by folded name, and why
 */
record DuckDbProfile(DatabaseFile primary, List<DatabaseFile> others, Map<String, Problem> unreadable) {
    private static final String IN_MEMORY = ":memory:";
    /** {@code md:}, {@code s3://}, {@code postgres:} …; one letter is a drive of Windows. */
    private static final Pattern SCHEME = Pattern.compile("^([a-zA-Z][a-zA-Z0-9_+.-]+):.*", Pattern.DOTALL);

    DuckDbProfile {
        others = List.copyOf(others);
        unreadable = Map.copyOf(unreadable);
    }

    /** @throws io.devenv.core.problem.Stop where no file of this machine holds the database */
    static DuckDbProfile of(Target target) {
        Fields settings = target.settings();
        List<DatabaseFile> files = new ArrayList<>();
        Map<String, Problem> unreadable = new LinkedHashMap<>();
        addMain(target, files, unreadable);
        for (Fields entry : settings.objects("attach")) addAttached(target, entry, files, unreadable);

        String wanted = Fold.LOWER.apply(database(target));
        if (unreadable.containsKey(wanted)) throw unreadable.get(wanted).stop();
        DatabaseFile primary = files.stream()
                .filter(file -> file.key().equals(wanted))
                .findFirst()
                .orElseThrow(() -> inconsistent(target).stop());
        return new DuckDbProfile(
                primary,
                files.stream().filter(file -> !file.key().equals(wanted)).toList(),
                unreadable);
    }

    static String database(Target target) {
        return text(target.settings(), "database").orElseGet(() -> mainName(path(target.settings())));
    }

    static String shownPath(Target target) {
        return shown(target.settings(), "path").orElse(IN_MEMORY);
    }

    private static void addMain(Target target, List<DatabaseFile> files, Map<String, Problem> unreadable) {
        Fields settings = target.settings();
        String path = path(settings);
        String key = Fold.LOWER.apply(mainName(path));
        if (settings.has("remote")) {
            unreadable.put(key, unsupported("a DuckDB server (`remote`)"));
        } else if (path.startsWith(IN_MEMORY)) {
            unreadable.put(key, inMemory());
        } else if (scheme(path).isPresent()) {
            unreadable.put(key, unsupported(elsewhere(scheme(path).get())));
        } else {
            files.add(file(target, settings, Optional.empty(), false));
        }
    }

    private static void addAttached(
            Target target, Fields entry, List<DatabaseFile> files, Map<String, Problem> unreadable) {
        String path = path(entry);
        Optional<String> alias = text(entry, "alias").map(DuckDbProfile::unquoted);
        Fields options = entry.object("options");
        String type = text(entry, "type").or(() -> text(options, "type")).orElse("duckdb");
        String key = Fold.LOWER.apply(alias.orElseGet(() -> mainName(path)));
        Optional<String> scheme = scheme(path);
        if (!type.equalsIgnoreCase("duckdb")) {
            unreadable.put(key, unsupported("an attached database of type " + type));
        } else if (scheme.isPresent()) {
            unreadable.put(key, unsupported(elsewhere(scheme.get())));
        } else if (!path.startsWith(IN_MEMORY)) {
            boolean readOnly =
                    entry.flag("read_only").or(() -> options.flag("read_only")).orElse(false);
            files.add(file(target, entry, alias, readOnly));
        }
    }

    private static DatabaseFile file(Target target, Fields entry, Optional<String> alias, boolean readOnly) {
        String path = path(entry);
        Path absolute = Path.of(target.directory()).resolve(homeExpanded(path));
        String name = alias.orElseGet(() -> DatabaseFile.nameOf(path));
        return new DatabaseFile(name, alias, shown(entry, "path").orElse(path), absolute, readOnly);
    }

    private static String path(Fields entry) {
        return text(entry, "path").orElse(IN_MEMORY);
    }

    private static String mainName(String path) {
        return path.equals(IN_MEMORY) ? "memory" : DatabaseFile.nameOf(path);
    }

    /** DuckDB itself reads a leading tilde as the home folder. */
    private static String homeExpanded(String path) {
        return path.equals("~") || path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path;
    }

    private static Optional<String> scheme(String path) {
        var found = SCHEME.matcher(path);
        return found.matches() ? Optional.of(found.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static String elsewhere(String scheme) {
        return switch (scheme) {
            case "md", "motherduck" -> "MotherDuck";
            case "ducklake" -> "DuckLake";
            default -> "a path that begins with " + scheme + ":";
        };
    }

    /** dbt puts an alias into its statement as it stands, so that people quote odd ones themselves. */
    private static String unquoted(String alias) {
        boolean quoted = alias.length() > 1 && alias.startsWith("\"") && alias.endsWith("\"");
        return quoted ? alias.substring(1, alias.length() - 1).replace("\"\"", "\"") : alias;
    }

    private static Optional<String> text(Fields fields, String key) {
        return fields.get(key).map(value -> value instanceof Secret secret ? secret.reveal() : value.toString());
    }

    private static Optional<String> shown(Fields fields, String key) {
        return fields.get(key).map(Object::toString);
    }

    private static Problem unsupported(String what) {
        return Problem.of(Fault.PROJECT, "adapter-unsupported", what + ": not supported yet")
                .because("devenv reads DuckDB files of this machine")
                .next("choose a target whose `path` is such a file with --target");
    }

    private static Problem inMemory() {
        return Problem.of(
                        Fault.WAREHOUSE,
                        "duckdb-in-memory",
                        "the target's database lies in memory (`path: \":memory:\"`)")
                .because("what dbt builds there is gone when dbt ends, and no other program can see it")
                .next("give the target a file in `path`, or choose another one with --target");
    }

    private static Problem inconsistent(Target target) {
        return Problem.of(
                        Fault.PROJECT,
                        "duckdb-database-unknown",
                        "the target's database " + database(target) + " is neither its file's nor an attached one's")
                .because("DuckDB names the database after the file: " + shownPath(target) + " holds "
                        + mainName(path(target.settings())))
                .next(
                        "leave `database` out of profiles.yml, or set it to that name or to the alias of an attached file");
    }
}
