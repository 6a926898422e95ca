package io.devenv.core.problem;

/** Whose matter a problem is; it decides the exit code of the command that ends with it. */
public enum Fault {
    /** devenv's own: nobody else can mend it. */
    BUG(1),
    /** Wrong usage, or dbt itself would stop here with a usage error. */
    USAGE(2),
    /** dbt_project.yml, profiles.yml or the manifest is unreadable, or the selection is impossible. */
    PROJECT(10),
    /** The state is missing, unreadable, or of another project. */
    STATE(11),
    /** The warehouse cannot be reached, or does not permit what is needed. */
    WAREHOUSE(12),
    /** The guard refused: what would be touched is not the developer's. */
    GUARD(13);

    private final int exitCode;

    Fault(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
