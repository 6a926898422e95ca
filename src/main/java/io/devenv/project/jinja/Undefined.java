package io.devenv.project.jinja;

/** A name that means nothing: empty inside a text, no value on its own. */
record Undefined(String name) {
    @Override
    public String toString() {
        return "";
    }
}
