package io.devenv.warehouse;

import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import java.util.Map;
import java.util.Set;

/** Tells of schemas themselves. Asked only where one may be dropped: listing relations is faster without. */
public interface SchemaCatalog {
    /**
     * What the catalog tells of some schemas, by the names they were asked for; one or two queries a database. A schema that does
     * not exist, or that this connection cannot look into, is left out.
     */
    Map<SchemaName, SchemaFacts> describe(Set<SchemaName> schemas);
}
