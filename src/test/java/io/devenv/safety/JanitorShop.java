package io.devenv.safety;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.devenv.app.CleanRequest;
import io.devenv.app.CleanSchema;
import io.devenv.app.Progress;
import io.devenv.contract.CatalogDump;
import io.devenv.contract.PostgresServer;
import io.devenv.core.cleanup.CleanOptions;
import io.devenv.fixture.InProcess;
import io.devenv.fixture.Told;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A recorded scenario on Postgres as a developer has it: project, dbt's files and a database of its own. */
final class JanitorShop {
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

    static JanitorShop layOut(String name, Path parent) {
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

    String database() {
        return scenario.path("dev").path("database").asText();
    }

    String schema() {
        return scenario.path("dev").path("schema").asText();
    }

    /** Clean as the command has it, to be stopped between showing and doing. */
    CleanSchema cleaning(Progress progress) {
        GivenFlags given = new GivenFlags(
                GivenFlags.Where.NONE, GivenFlags.Selection.NONE, GivenFlags.Deferral.NONE, GivenFlags.Run.NONE);
        CleanRequest request =
                new CleanRequest(CleanOptions.DEFAULT, List.of(), false, false, "clean --yes", Optional.empty());
        return new CleanSchema(
                environment(Map.of("DBT_STATE", "state")), given, request, Clock.fixed(now, ZoneOffset.UTC), progress);
    }

    private Environment environment(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put(
                "XDG_STATE_HOME",
                folder.resolveSibling(folder.getFileName() + "-home").toString());
        return new Environment(variables, folder, folder, "ann");
    }

    /** A run of dbt begins, and says no more for now. */
    void dbtBegins() {
        try {
            Path log = folder.resolve("logs/dbt.log");
            Files.writeString(
                    log,
                    "\n12:00:00.000000 [info ] [MainThread]: Running with dbt=1.11.16\n",
                    StandardOpenOption.APPEND);
            Files.setLastModifiedTime(log, FileTime.from(now));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs devenv as from a shell without a terminal; every run is a second later. */
    Told devenv(String... arguments) {
        now = now.plusSeconds(1);
        return new InProcess(environment(Map.of()), Clock.fixed(now, ZoneOffset.UTC), Optional.empty()).run(arguments);
    }

    /** Clean, with production's artifacts as the state. */
    Told clean(String... arguments) {
        return devenv(Stream.concat(Stream.of("clean", "--state", "state"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    JanitorShop later(Duration time) {
        now = now.plus(time);
        return this;
    }

    void sql(String... statements) {
        PostgresServer.run(database(), List.of(statements));
    }

    /** Every change of the target's login in profiles.yml. */
    JanitorShop as(String user) {
        Path profiles = folder.resolve("profiles.yml");
        try {
            Files.writeString(profiles, Files.readString(profiles).replace("user: postgres", "user: " + user));
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

    /** Where devenv has set relations aside, by what they are: {@code v} views, {@code r} tables. */
    List<String> aside(String kind) {
        return PostgresServer.texts(
                database(),
                "select oid::regclass from pg_class where relkind = '" + kind
                        + "' and relname like '\\_\\_devenv\\_trash\\_%' order by 1");
    }

    /** Waits until the server has noticed that a session has ended. */
    void awaitNobody(String application) {
        String sessions = "select pid from pg_stat_activity where application_name = '" + application + "'";
        Instant until = Instant.now().plusSeconds(20);
        while (!PostgresServer.texts(database(), sessions).isEmpty()) {
            if (Instant.now().isAfter(until)) throw new AssertionError(application + " is still there");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    List<String> dump() {
        return CatalogDump.of(database());
    }

    /** Tables and views of the dev schemas by schema and name, without what devenv has set aside. */
    Set<String> lying() {
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
