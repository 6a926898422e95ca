package io.devenv.core.state;

import java.util.Optional;

/** Which dbt nobody saw at work: its rules are known by reading alone. The tables by version ask this one. */
public final class Unseen {
    /** Why nobody can be sure of an answer by the rules of dbt 2. */
    public static final String DBT_2 = "the rules of dbt 2 were read, not seen at work";

    private Unseen() {}

    /** Why nobody can be sure of an answer by this dbt's rules; empty where they were seen at work. */
    public static Optional<String> of(DbtVersion dbt) {
        return dbt.isAtLeast(2, 0) ? Optional.of(DBT_2) : Optional.empty();
    }
}
