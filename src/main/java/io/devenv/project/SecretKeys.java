package io.devenv.project;

import java.util.regex.Pattern;

/** Which fields of a profile hold what nobody may see. */
public final class SecretKeys {
    private static final Pattern SECRET = Pattern.compile(
            "(^|.*[._])(password|passwd|pass|pwd|passphrase|passcode|token|secret|secret_key|secret_access_key|private_key|api_key|keyfile_json)");
    private static final Pattern CARRIED =
            Pattern.compile("(?is).*(token|password|pwd|secret|access_key)=.*|.*://[^/@\\s]+:[^/@\\s]+@.*");

    private SecretKeys() {}

    /** By the last part of a dotted path: all of {@code private_key_passphrase}, but not {@code token_endpoint}. */
    public static boolean matches(String path) {
        return SECRET.matcher(path.replaceAll("\\[\\d+]$", "")).matches();
    }

    /** dbt's exception for values that are no valid Jinja is for keys of this very name, and all below them. */
    static boolean isPassword(String path) {
        return path.matches("(^|.*\\.)password([.\\[].*)?");
    }

    /** Whether a text carries a credential inside, as connection strings do. */
    static boolean carried(Object value) {
        return value instanceof String text && CARRIED.matcher(text).matches();
    }
}
