package io.devenv.warehouse;

import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import java.util.Map;
import java.util.Set;

/** A warehouse that compares views with queries, as only one can that has read both. One that keeps too little of what a view was made of is none. */
public interface ViewQueries {
    /**
     * The views that are certainly made of another query than the one beside them. How a query is laid out counts for nothing, nor do the
     * databases and schemas of what it reads. What the warehouse cannot compare is taken for the same.
     */
    Set<RelationName> madeOtherwise(Map<Relation, String> queries);
}
