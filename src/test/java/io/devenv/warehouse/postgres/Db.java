package io.devenv.warehouse.postgres;

import io.devenv.contract.PostgresServer;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A database of a test's own with a schema dbt_ann, and short words to ask about it. */
record Db(String name) {
    static Db make() {
        Db db = new Db(PostgresServer.newDatabase());
        db.run("create schema dbt_ann");
        return db;
    }

    void run(String... statements) {
        PostgresServer.run(name, List.of(statements));
    }

    SchemaName schema(String schema) {
        return new SchemaName(name, schema);
    }

    Inventory list(SchemaName... schemas) {
        return listAs("postgres", schemas);
    }

    Inventory listAs(String user, SchemaName... schemas) {
        try (Warehouse warehouse = new Postgres().openToRead(PostgresServer.target(name, Map.of("user", user)))) {
            return warehouse.list(Set.of(schemas));
        }
    }

    /** What lies in dbt_ann, by name, and its kind. */
    Map<String, String> kinds() {
        return list(schema("dbt_ann")).relations().stream()
                .collect(Collectors.toMap(
                        relation -> relation.name().identifier(),
                        relation -> relation.kind().word()));
    }

    Look.Answer look(String identifier) {
        return list(schema("dbt_ann"))
                .look(schema("dbt_ann").relation(identifier), Quoting.ALL)
                .answer();
    }

    Relation relation(String identifier) {
        return list(schema("dbt_ann")).relations().stream()
                .filter(relation -> relation.name().identifier().equals(identifier))
                .findFirst()
                .orElseThrow();
    }
}
