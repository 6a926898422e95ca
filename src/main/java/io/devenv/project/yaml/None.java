package io.devenv.project.yaml;

/** YAML's null and Python's None, as a value that can be passed on. */
public enum None {
    NONE;

    @Override
    public String toString() {
        return "None";
    }
}
