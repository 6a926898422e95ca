package io.devenv.core.relation;

import io.devenv.core.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What came of asking for one schema. Absent and unreadable are different things: nobody knows what lies in an unreadable one. */
public sealed interface Listing {
    /** The same for each of several schemas. */
    static Map<SchemaName, Listing> ofEach(Set<SchemaName> schemas, Listing listing) {
        return schemas.stream().collect(Collectors.toMap(schema -> schema, schema -> listing));
    }

    /**
     * What lies there.
     *
     * @param marks what the warehouse tells of a relation beside kind and definition that changes when somebody replaces it or
     *     writes to it, for {@link Fingerprint}; none where it tells nothing
     */
    record Listed(List<Relation> relations, Map<RelationName, Map<String, String>> marks) implements Listing {
        public Listed {
            relations = List.copyOf(relations);
            marks = Map.copyOf(marks);
        }

        public Listed(List<Relation> relations) {
            this(relations, Map.of());
        }
    }

    /** The warehouse says there is no such schema, or no such database. */
    record Absent(Missing missing) implements Listing {
        /** No such schema, in a database that exists as far as anybody knows. */
        public Absent() {
            this(Missing.SCHEMA);
        }

        /** What it is that does not exist. */
        public enum Missing {
            SCHEMA,
            DATABASE
        }
    }

    /**
     * It could not be listed.
     *
     * @param refusal the words with which the warehouse refused, for dbt is told the same; empty where devenv could not even
     *     ask, so that nobody knows what dbt would be told
     */
    record Unreadable(Problem why, Optional<String> refusal) implements Listing {
        public Unreadable(Problem why) {
            this(why, Optional.empty());
        }
    }
}
