package io.devenv.warehouse.postgres;

import io.devenv.core.problem.Problem;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.target.Secret;
import io.devenv.core.target.Target;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What a target connects to and as whom, after dbt-postgres 1.11's fields.
 *
 * <p>Not applied: {@code search_path}, for devenv names everything in full; {@code application_name} to devenv's own session, for it is not dbt who asks;
 * {@code retries}, for a person is waiting.
 *
 * @param database as the server calls it
 * @param role what the session changes into, as the server calls it
 * @param connectTimeout seconds; 0 waits for ever
 * @param tls the driver's properties for TLS
 */
record PostgresProfile(
        String host,
        int port,
        String database,
        String user,
        Secret password,
        Optional<String> role,
        int connectTimeout,
        boolean keepsAlive,
        Map<String, String> tls) {
    private static final int CONNECT_TIMEOUT = 10;
    private static final int HIGHEST_PORT = 65_535;

    PostgresProfile {
        tls = Map.copyOf(tls);
    }

    /** @throws io.devenv.core.problem.Stop where a field is missing, or is of another type than dbt takes */
    static PostgresProfile of(Target target) {
        ProfileFields fields = new ProfileFields(target);
        String host = fields.text("host");
        if (host.isEmpty() || host.startsWith("/")) throw socket(fields).stop();
        int port = fields.whole("port");
        if (port < 1 || port > HIGHEST_PORT) {
            throw fields.invalid("port", "is no port: " + port).stop();
        }
        // Not of any use here, but dbt stops at a wrong type.
        fields.optionalWhole("retries");
        fields.optionalText("search_path");
        return new PostgresProfile(
                host,
                port,
                fields.text("database"),
                fields.text("user"),
                new Secret(fields.text("password")),
                fields.optionalText("role").flatMap(PostgresProfile::role),
                Math.max(0, fields.optionalWhole("connect_timeout").orElse(CONNECT_TIMEOUT)),
                fields.optionalWhole("keepalives_idle").orElse(0) > 0,
                tls(fields));
    }

    static String database(Target target) {
        return new ProfileFields(target).text("database");
    }

    /** What dbt-postgres calls its sessions: {@code application_name}, or else {@code dbt}. */
    static String dbtSessions(Target target) {
        return new ProfileFields(target)
                .optionalText("application_name")
                .filter(name -> !name.isEmpty())
                .orElse("dbt");
    }

    /** Host, port and database as they may be seen; stars for what came from a secret. */
    static String shown(Target target) {
        String host = shown(target, "host");
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + shown(target, "port") + "/"
                + shown(target, "database");
    }

    /** For the driver: names are values here, and never parts of a URL. */
    Properties forDriver() {
        Properties properties = new Properties();
        properties.setProperty("PGHOST", host);
        properties.setProperty("PGPORT", String.valueOf(port));
        properties.setProperty("PGDBNAME", database);
        properties.setProperty("user", user);
        properties.setProperty("password", password.reveal());
        properties.setProperty("connectTimeout", String.valueOf(connectTimeout));
        properties.setProperty("loginTimeout", String.valueOf(connectTimeout));
        properties.setProperty("tcpKeepAlive", String.valueOf(keepsAlive));
        properties.setProperty("ApplicationName", "devenv");
        tls.forEach(properties::setProperty);
        return properties;
    }

    private static Map<String, String> tls(ProfileFields fields) {
        Map<String, String> tls = new LinkedHashMap<>();
        fields.optionalText("sslmode").filter(mode -> !mode.isEmpty()).ifPresent(mode -> tls.put("sslmode", mode));
        Path folder = Path.of(fields.target().directory());
        for (String key : new String[] {"sslcert", "sslkey", "sslrootcert"}) {
            fields.optionalText(key)
                    .ifPresent(file -> tls.put(key, folder.resolve(file).toString()));
        }
        return tls;
    }

    /** dbt writes the role into its statement as it stands: without quotes the server folds it, and `none` is no role. */
    private static Optional<String> role(String written) {
        String role = written.strip();
        boolean quoted = role.length() > 1 && role.startsWith("\"") && role.endsWith("\"");
        if (quoted) return Optional.of(role.substring(1, role.length() - 1).replace("\"\"", "\""));
        String folded = Fold.LOWER.apply(role);
        return folded.isEmpty() || folded.equals("none") ? Optional.empty() : Optional.of(folded);
    }

    private static Problem socket(ProfileFields fields) {
        return fields.invalid("host", "names a Unix socket: not supported yet")
                .because("Java reaches a Postgres server by TCP")
                .next("let the server listen on localhost, and put `host: localhost` into profiles.yml");
    }

    private static String shown(Target target, String key) {
        return target.settings().get(key).map(Object::toString).orElse("?");
    }
}
