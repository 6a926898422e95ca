package io.devenv.artifact;

import io.devenv.core.problem.Fault;

/** Whose artifact a file is; decides the fault and the advice when it cannot be read. */
public enum Role {
    /** Of the project as it is checked out. */
    BRANCH("project", Fault.PROJECT),
    /** Of another environment, usually production. */
    STATE("state", Fault.STATE);

    private final String word;
    private final Fault fault;

    Role(String word, Fault fault) {
        this.word = word;
        this.fault = fault;
    }

    /** First part of the codes of problems: {@code project-manifest-missing}, {@code state-manifest-missing}. */
    String word() {
        return word;
    }

    public Fault fault() {
        return fault;
    }
}
