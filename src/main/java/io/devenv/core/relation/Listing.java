package io.devenv.core.relation;

import io.devenv.core.problem.Problem;
import java.util.List;

/** What came of asking for one schema. Absent and unreadable are different things: nobody knows what lies in an unreadable one. */
public sealed interface Listing {
    record Listed(List<Relation> relations) implements Listing {
        public Listed {
            relations = List.copyOf(relations);
        }
    }

    /** The warehouse says there is no such schema, or no such database. */
    record Absent() implements Listing {}

    record Unreadable(Problem why) implements Listing {}
}
