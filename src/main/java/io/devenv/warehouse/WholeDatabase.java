package io.devenv.warehouse;

import io.devenv.core.relation.FoundSchema;
import java.util.List;
import java.util.Set;

/** A warehouse in which one can look for schemas, and not only ask for those whose names are known. */
public interface WholeDatabase {
    /**
     * Every schema of a database whose name begins with one of these texts, whatever the letter case, with what lies in it. One
     * query, however many there are; what is found is held without definitions.
     *
     * @param beginnings in lower case; they are no patterns
     * @throws io.devenv.core.problem.Stop of fault WAREHOUSE where the database cannot be listed
     */
    List<FoundSchema> beginningWith(String database, Set<String> beginnings);
}
