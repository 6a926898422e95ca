package io.devenv.core.target;

/** A value that must never be seen: passwords, tokens, keys, and whatever an env_var named DBT_ENV_SECRET_… gave. Prints as stars; only the adapter that connects reveals it. */
public final class Secret {
    /** What is shown in its place. */
    public static final String MASK = "*****";

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** For the driver, and nobody else. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return MASK;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
