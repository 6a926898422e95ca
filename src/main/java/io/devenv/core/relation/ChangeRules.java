package io.devenv.core.relation;

/**
 * How a warehouse takes changes.
 *
 * @param atOnce how many batches one transaction holds; 1 where statements that change the catalog are not transactional, for then
 *     a group of which the last part fails would leave its first part behind
 * @param writers who may write at the same time
 */
public record ChangeRules(int atOnce, Writers writers) {
    /** What is safe everywhere. */
    public static final ChangeRules ONE_BY_ONE = new ChangeRules(1, Writers.MANY);

    public enum Writers {
        /** The database is a file, and whoever writes to it shuts out all others. */
        ONE,
        /** A server: whoever wants to be alone in a schema has to agree on it with the others. */
        MANY
    }

    public ChangeRules {
        if (atOnce < 1) throw new IllegalArgumentException("not a number of batches: " + atOnce);
    }
}
