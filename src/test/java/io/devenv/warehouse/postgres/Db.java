package io.devenv.warehouse.postgres;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.contract.PostgresServer;
import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Nothing is found to object to, or the code and message of what is. */
    String objection(Change change) {
        return objectionAs("postgres", change);
    }

    String objectionAs(String user, Change change) {
        try (Warehouse warehouse = new Postgres().openToRead(PostgresServer.target(name, Map.of("user", user)))) {
            return warehouse
                    .objection(change)
                    .map(problem -> problem.code() + ": " + problem.message())
                    .orElse("");
        }
    }

    void make(Change... changes) {
        try (Warehouse warehouse = new Postgres().openToChange(PostgresServer.target(name, Map.of()), Set.of())) {
            warehouse.make(List.of(changes));
        }
    }

    Problem refusal(Change... changes) {
        return refusalTo("postgres", changes);
    }

    Problem refusalTo(String user, Change... changes) {
        try (Warehouse warehouse =
                new Postgres().openToChange(PostgresServer.target(name, Map.of("user", user)), Set.of())) {
            return catchThrowableOfType(Stop.class, () -> warehouse.make(List.of(changes)))
                    .problem();
        }
    }

    RelationName named(String identifier) {
        return schema("dbt_ann").relation(identifier);
    }

    Change rename(String identifier, String to) {
        return Change.rename(named(identifier), RelationKind.TABLE, named(to), "test");
    }

    Change drop(String identifier, RelationKind kind) {
        return Change.drop(named(identifier), kind, Optional.empty(), "test");
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
