package io.devenv.artifact;

import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads an inventory that {@code devenv status --save-inventory} or somebody else wrote. What it does not mention is unknown; what
 * contradicts itself is a problem; fields nobody knows are passed over.
 */
public final class InventoryReader {
    /** What the document calls itself, where it does. */
    static final String SCHEMA = "devenv/inventory/1";

    private final Artifact artifact;
    private final Map<SchemaName, Listing> listings = new TreeMap<>();
    private final List<InventoryRow> rows = new ArrayList<>();
    private boolean hasSchemas;

    private InventoryReader(Artifact artifact) {
        this.artifact = artifact;
    }

    /**
     * Reads a file.
     *
     * @param file as the user would type it; problems name it so
     * @param rules of the warehouse it tells of
     */
    public static Inventory read(Path file, NameRules rules) {
        Artifact artifact = new Artifact(Artifact.Kind.INVENTORY, Role.BRANCH, file.toString());
        return read(ArtifactFile.open(file, artifact), artifact, rules);
    }

    private static Inventory read(InputStream in, Artifact artifact, NameRules rules) {
        return JsonCursor.whole(
                in, artifact, new Interner(), cursor -> new InventoryReader(artifact).document(cursor, rules));
    }

    private Inventory document(JsonCursor cursor, NameRules rules) throws IOException {
        cursor.object(name -> {
            switch (name) {
                case "schema" -> checkKind(cursor);
                case "schemas" -> schemas(cursor);
                case "relations" -> cursor.list(each -> rows.add(InventoryRow.read(each)));
                default -> cursor.skip();
            }
        });
        if (!hasSchemas) {
            throw artifact.problem("incomplete", artifact.label() + " does not say which schemas it lists")
                    .because("without `schemas` nobody can tell what is absent from what was never looked at")
                    .stop();
        }
        return new Inventory(rules, withRelations());
    }

    private void checkKind(JsonCursor cursor) throws IOException {
        int line = cursor.line();
        String kind = cursor.text().orElse("");
        if (!kind.equals(SCHEMA)) {
            throw at("other-document", artifact.label() + " is a " + kind + ", not a " + SCHEMA, line, "schema")
                    .stop();
        }
    }

    private void schemas(JsonCursor cursor) throws IOException {
        hasSchemas = true;
        cursor.list(each -> {
            InventoryRow row = InventoryRow.read(each);
            SchemaName schema = row.schema(artifact);
            if (listings.putIfAbsent(schema, row.listing(artifact)) != null) {
                throw at("duplicate", "schema " + schema + " stands there twice", row.line(), "schemas")
                        .stop();
            }
            return schema;
        });
    }

    private Map<SchemaName, Listing> withRelations() {
        Map<SchemaName, List<Relation>> relations = new TreeMap<>();
        // Two may share a name where dbt lists only one of them.
        record Place(RelationName name, boolean seenByDbt) {}
        Set<Place> taken = new HashSet<>();
        for (InventoryRow row : rows) {
            Relation relation = row.relation(artifact);
            RelationName name = relation.name();
            if (!(listings.get(name.inSchema()) instanceof Listing.Listed))
                throw notListed(row, name).stop();
            if (!taken.add(new Place(name, relation.kind().isSeenByDbt()))) {
                throw at("duplicate", "relation " + name.full() + " stands there twice", row.line(), "relations")
                        .stop();
            }
            relations
                    .computeIfAbsent(name.inSchema(), schema -> new ArrayList<>())
                    .add(relation);
        }
        relations.forEach((schema, lying) -> listings.put(schema, new Listing.Listed(lying)));
        return listings;
    }

    private Problem notListed(InventoryRow row, RelationName name) {
        return at(
                        "contradiction",
                        name.full() + " lies in a schema that is not among the listed ones",
                        row.line(),
                        "relations")
                .because("a relation can only be known from a schema whose `listing` is \"listed\"");
    }

    private Problem at(String what, String message, int line, String key) {
        return artifact.problem(what, message, line, "line " + line, key);
    }
}
