package io.devenv.warehouse.postgres;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Place;
import io.devenv.core.problem.Problem;
import io.devenv.core.target.Secret;
import io.devenv.core.target.Secrets;
import io.devenv.core.target.Target;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/**
 * Why there is no connection. Postgres tells by its five-character codes (appendix A of its manual); what the network says, the
 * driver tells by the exception underneath.
 */
record ConnectProblems(Target target) {
    Problem of(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case "28P01", "28000" ->
                problem("postgres-login-refused", "the server does not let " + shown("user") + " in", failure)
                        .at(at("user"))
                        .next("check `user`, `password` and `sslmode` in profiles.yml");
            case "3D000" ->
                problem("postgres-database-missing", "there is no database " + shown("database"), failure)
                        .at(at("dbname"))
                        .next("check `dbname` in profiles.yml, or have the database made");
            case "42501" ->
                problem(
                                "postgres-connect-denied",
                                shown("user") + " may not connect to database " + shown("database"),
                                failure)
                        .at(at("dbname"))
                        .next("ask for the right to connect to it");
            case "53300", "57P03" ->
                problem("postgres-not-ready", "the server takes no connection now", failure)
                        .next("try again in a moment");
            default -> underneath(failure);
        };
    }

    Problem ofRole(SQLException failure) {
        return problem("postgres-role-refused", "cannot change into the role " + shown("role"), failure)
                .at(at("role"))
                .next("check `role` in profiles.yml, or ask to be made a member of it");
    }

    private Problem underneath(SQLException failure) {
        String server = PostgresProfile.shown(target);
        if (caused(failure, UnknownHostException.class)) {
            return Problem.of(Fault.WAREHOUSE, "postgres-unreachable", "no host is called " + shown("host"))
                    .at(at("host"))
                    .next("check `host` in profiles.yml, and whether you need a VPN");
        }
        if (caused(failure, SocketTimeoutException.class) || words(failure).contains("timed out")) {
            return Problem.of(Fault.WAREHOUSE, "postgres-unreachable", "no answer from " + server)
                    .because("nothing came within the seconds of `connect_timeout`")
                    .at(at("host"))
                    .next("check `host` and `port` in profiles.yml, and whether you need a VPN");
        }
        if (caused(failure, SSLException.class)
                || words(failure).toLowerCase(Locale.ROOT).contains("ssl")) {
            return problem("postgres-tls-failed", "no encrypted connection to " + server, failure)
                    .at(at("sslmode"))
                    .next("check `sslmode`, `sslrootcert`, `sslcert` and `sslkey` in profiles.yml");
        }
        if (String.valueOf(failure.getSQLState()).startsWith("08")) {
            return problem("postgres-unreachable", "nothing answers at " + server, failure)
                    .at(at("host"))
                    .next("check `host` and `port` in profiles.yml, and whether the server runs");
        }
        return problem("postgres-connect-failed", "cannot connect to " + server, failure);
    }

    /** The field that most likely is wrong. */
    private Place at(String key) {
        return new ProfileFields(target).place(key);
    }

    private Problem problem(String code, String message, SQLException failure) {
        return Problem.of(Fault.WAREHOUSE, code, message).because("Postgres: " + words(failure));
    }

    /** The words of server and driver, which may quote settings: those that came from a secret are taken out again. */
    private String words(SQLException failure) {
        Throwable cause = failure.getCause();
        String words = failure.getMessage() + (cause == null ? "" : " " + cause.getMessage());
        return secrets().hiddenIn(words).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private Secrets secrets() {
        return Secrets.of(target.settings().values().values().stream()
                .filter(Secret.class::isInstance)
                .map(Secret.class::cast)
                .toList());
    }

    private String shown(String key) {
        return target.settings().get(key).map(Object::toString).orElse("?");
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) return true;
        }
        return false;
    }
}
