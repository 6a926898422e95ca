package io.devenv.core.relation;

/**
 * How a warehouse takes changes.
 *
 * @param atOnce how many batches one transaction holds; 1 where statements that change the catalog are not transactional, for then
 *     a group of which the last part fails would leave its first part behind
 * @param writers who may write at the same time
 * @param ddl whether statements that change the catalog can be taken back together
 */
public record ChangeRules(int atOnce, Writers writers, Ddl ddl) {
    /** What is safe everywhere. */
    public static final ChangeRules ONE_BY_ONE = new ChangeRules(1, Writers.MANY, Ddl.EACH_BY_ITSELF);

    /** Several batches share a transaction only where statements that change the catalog do. */
    public ChangeRules(int atOnce, Writers writers) {
        this(atOnce, writers, atOnce > 1 ? Ddl.TRANSACTIONAL : Ddl.EACH_BY_ITSELF);
    }

    /** What becomes of statements that change the catalog if a later one of the same batch fails. */
    public enum Ddl {
        /** They are rolled back with it; until the end nobody else sees anything of them. */
        TRANSACTIONAL,
        /** Each is in force, for everybody, as soon as it has run. */
        EACH_BY_ITSELF
    }

    public enum Writers {
        /** The database is a file, and whoever writes to it shuts out all others. */
        ONE,
        /** A server: whoever wants to be alone in a schema has to agree on it with the others. */
        MANY
    }

    public ChangeRules {
        if (atOnce < 1) throw new IllegalArgumentException("not a number of batches: " + atOnce);
        if (atOnce > 1 && ddl == Ddl.EACH_BY_ITSELF) {
            throw new IllegalArgumentException("no transaction holds " + atOnce + " batches there");
        }
    }
}
