package io.devenv.project.jinja;

/** Why a template could not be rendered. Whoever knows the file and the key makes a problem of it. */
public final class JinjaFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of fault it is; each has its code. */
    public enum Kind {
        /** No valid Jinja, or dbt fails over it as well. */
        INVALID("jinja-invalid"),
        /** dbt can, devenv cannot. */
        UNSUPPORTED("jinja-unsupported"),
        ENV_VAR_MISSING("env-var-missing"),
        VAR_MISSING("var-missing"),
        SECRET_NOT_ALLOWED("secret-not-allowed");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    private final Kind kind;

    JinjaFault(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    static JinjaFault invalid(String message) {
        return new JinjaFault(Kind.INVALID, message);
    }

    static JinjaFault unsupported(String what) {
        return new JinjaFault(Kind.UNSUPPORTED, what + " is not supported here");
    }

    public Kind kind() {
        return kind;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
