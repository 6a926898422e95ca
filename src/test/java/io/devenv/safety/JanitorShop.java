package io.devenv.safety;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.contract.CatalogDump;
import io.devenv.contract.PostgresServer;
import io.devenv.fixture.InProcess;
import io.devenv.fixture.Told;
import io.devenv.project.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A recorded scenario on Postgres as a developer has it: project, dbt's files and a database of its own. */
public final class JanitorShop {
    private static final Path SCENARIOS = Path.of(System.getProperty("devenv.home", "."), "src/test/resources/janitor");

    /** Roles are made by the setups, and nobody has logged in by them yet. */
    private static final String LOGINS = """
            do $$ declare one name; begin
                for one in select rolname from pg_roles where not rolcanlogin and rolname !~ '^pg_' loop
                    execute format('alter role %I login', one);
                end loop;
            end $$
            """;

    private final Path folder;
    private final JsonNode scenario;
    private Instant now = Instant.now();

    private JanitorShop(Path folder, JsonNode scenario) {
        this.folder = folder;
        this.scenario = scenario;
    }

    public static JanitorShop layOut(String name, Path parent) {
        Path recorded = SCENARIOS.resolve(name);
        Path folder = parent.resolve(name);
        try {
            JanitorShop shop = new JanitorShop(
                    folder, new ObjectMapper().readTree(Files.readAllBytes(recorded.resolve("scenario.json"))));
            copy(recorded.resolve("project"), folder);
            for (String part : List.of("target", "logs", "state")) copy(recorded.resolve(part), folder.resolve(part));
            shop.fallSilent(folder.resolve("logs/dbt.log"));
            Path profiles = folder.resolve("profiles.yml");
            Files.writeString(
                    profiles, Files.readString(profiles).replace("port: 5432", "port: " + PostgresServer.port()));
            if (shop.scenario.path("personal").asBoolean()) {
                Files.writeString(folder.resolve("devenv.yml"), "personal: [\"" + shop.schema() + "*\"]\n");
            }
            PostgresServer.makeAnew(shop.database());
            shop.sql(Files.readString(recorded.resolve("setup.sql")), LOGINS);
            return shop;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) return;
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            String name = from.relativize(file).toString();
            Path copy = to.resolve(name.replaceAll("[.]gz$", ""));
            Files.createDirectories(copy.resolveSibling("."));
            try (InputStream bytes = Files.newInputStream(file);
                    InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
                Files.copy(plain, copy);
            }
        }
    }

    /** dbt wrote its last line hours ago: nobody is at work. */
    private void fallSilent(Path log) throws IOException {
        if (Files.exists(log)) Files.setLastModifiedTime(log, FileTime.from(now.minus(Duration.ofHours(2))));
    }

    public String database() {
        return scenario.path("dev").path("database").asText();
    }

    public String schema() {
        return scenario.path("dev").path("schema").asText();
    }

    /** Runs devenv as from a shell without a terminal; every run is a second later. */
    public Told devenv(String... arguments) {
        now = now.plusSeconds(1);
        Map<String, String> home = Map.of("XDG_STATE_HOME", home().toString());
        Environment ann = new Environment(home, folder, folder, "ann");
        return new InProcess(ann, Clock.fixed(now, ZoneOffset.UTC), Optional.empty()).run(arguments);
    }

    /** Ann's, in the folder, with production's artifacts as the state. */
    public Environment environment() {
        return new Environment(
                Map.of("XDG_STATE_HOME", home().toString(), "DBT_STATE", "state"), folder, folder, "ann");
    }

    /** The folder of devenv's own files. */
    public Path home() {
        return folder.resolveSibling(folder.getFileName() + "-home");
    }

    /** Clean, with production's artifacts as the state. */
    public Told clean(String... arguments) {
        return devenv(Stream.concat(Stream.of("clean", "--state", "state"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    public JanitorShop later(Duration time) {
        now = now.plus(time);
        return this;
    }

    public void sql(String... statements) {
        PostgresServer.run(database(), List.of(statements));
    }

    /** From now on it is reached by another port. */
    JanitorShop over(int port) {
        return profile("port: \\d+", "port: " + port);
    }

    /** The same checkout where nothing is known of what devenv does here. */
    JanitorShop onAnotherMachine(int port) {
        JanitorShop other = new JanitorShop(folder.resolveSibling("elsewhere"), scenario);
        try {
            copy(folder, other.folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return other.over(port);
    }

    Path journal() {
        try (Stream<Path> files = Files.walk(home())) {
            return files.filter(file -> file.endsWith("journal.jsonl"))
                    .findFirst()
                    .orElse(home().resolve("none"));
        } catch (IOException none) {
            return home().resolve("none");
        }
    }

    /** Every change of the target's login in profiles.yml. */
    JanitorShop as(String user) {
        return profile("user: postgres", "user: " + user);
    }

    private JanitorShop profile(String pattern, String replacement) {
        Path profiles = folder.resolve("profiles.yml");
        try {
            Files.writeString(profiles, Files.readString(profiles).replaceAll(pattern, replacement));
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A model's relation gets another name: in both manifests, in dev and in production. */
    JanitorShop renamed(String model, String name) {
        try {
            String quoted = new ObjectMapper().writeValueAsString(name);
            for (String part : List.of("target", "state")) {
                Path manifest = folder.resolve(part).resolve("manifest.json");
                String text = Files.readString(manifest);
                Files.writeString(manifest, text.replace("\"alias\": \"" + model + "\"", "\"alias\": " + quoted));
            }
            for (String schema : List.of("dev_ann", "analytics")) {
                sql("alter table " + schema + "." + model + " rename to \"" + name.replace("\"", "\"\"") + '"');
            }
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Relations that dbt built for another branch, as a log tells that was rotated away: orphans. */
    public JanitorShop built(String kind, Collection<String> names) {
        new RotatedLog(folder).built(database(), schema(), kind, names);
        return this;
    }

    /** Where devenv has set relations aside, by what they are: {@code v} views, {@code r} tables. */
    public List<String> aside(String kind) {
        return PostgresServer.texts(
                database(),
                "select oid::regclass from pg_class where relkind = '" + kind
                        + "' and relname like '\\_\\_devenv\\_trash\\_%' order by 1");
    }

    /** Waits until the server has noticed that a session has ended. */
    public void awaitNobody(String application) {
        String sessions = "select pid from pg_stat_activity where application_name = '" + application + "'";
        Instant until = Instant.now().plusSeconds(20);
        while (!PostgresServer.texts(database(), sessions).isEmpty()) {
            if (Instant.now().isAfter(until)) throw new AssertionError(application + " is still there");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    public List<String> dump() {
        return CatalogDump.of(database());
    }

    /** Tables and views of the dev schemas by schema and name, without what devenv has set aside. */
    public Set<String> lying() {
        return new TreeSet<>(PostgresServer.texts(
                database(),
                "select nspname || '.' || relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace"
                        + " where relkind in ('r', 'p', 'v', 'm', 'f') and nspname !~ '^(pg_|information_schema)'"
                        + " and relname not like '\\_\\_devenv\\_trash\\_%'"));
    }

    /** What the scenario says a default clean drops. */
    Set<String> toDrop() {
        Set<String> names = new TreeSet<>();
        scenario.path("default_clean")
                .path("drop")
                .forEach(each -> names.add(
                        each.path("schema").asText() + "." + each.path("name").asText()));
        return names;
    }
}
