package io.devenv.project.jinja;

/** What is known of a {@code var()}. */
public sealed interface VarValue {
    /** Its value, as written: one of {@link io.devenv.project.yaml.Yaml}. */
    record Known(Object value) implements VarValue {}

    /** It is set nowhere: its default counts. */
    record NotSet() implements VarValue {}

    /** It may be set where nobody looked. */
    record Unknown() implements VarValue {}
}
