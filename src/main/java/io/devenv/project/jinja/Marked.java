package io.devenv.project.jinja;

/** What one of dbt's {@code as_…} filters leaves: text, with the wish what shall become of it if it is the whole value. */
record Marked(String text, As as) {
    enum As {
        TEXT,
        NATIVE,
        BOOL,
        NUMBER
    }

    /** The value, where the expression is all there is. */
    Object value() {
        if (as == As.TEXT) return text;
        Object value = PythonLiteral.read(text).orElse(text);
        if (as == As.BOOL && !(value instanceof Boolean)) throw failed("True or False");
        if (as == As.NUMBER && !(value instanceof Number)) throw failed("a number");
        return value;
    }

    /** Without the value itself, which may be a secret. */
    private static JinjaFault failed(String wanted) {
        return JinjaFault.invalid("what it gives is not " + wanted);
    }

    @Override
    public String toString() {
        return text;
    }
}
