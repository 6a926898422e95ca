package io.devenv.contract;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** What the suites of the contract share: two schemas, a few relations, and words to ask with. */
abstract class WarehouseContract {
    /** Names that break whoever pastes them into SQL. */
    static final List<String> STRANGE_NAMES = List.of(
            "plain",
            "select",
            "with space",
            "dot.ted",
            "quo\"te",
            "apo'strophe",
            "back`tick",
            "back\\slash",
            "per%cent",
            "under_score",
            "MiXed",
            "ünïcödé 表",
            "new\nline",
            "semi;colon",
            "x\"; drop table canary; --",
            "x'); drop table canary; --",
            "{}",
            "question?mark",
            ":colon",
            "$dollar$");

    private WarehouseFixture fixture;

    abstract WarehouseFixture newFixture();

    Warehouse openToRead() {
        return fixture.adapter().openToRead(fixture.target());
    }

    @BeforeEach
    void makeSchemas() {
        fixture = newFixture();
        makeSchema(dev());
        makeSchema(prod());
    }

    SchemaName dev() {
        return schema("dev");
    }

    SchemaName prod() {
        return schema("prod");
    }

    SchemaName schema(String name) {
        return new SchemaName(fixture.adapter().database(fixture.target()), name);
    }

    /** In the database of the connection: Postgres takes no other name of it here. */
    void makeSchema(SchemaName name) {
        run("create schema " + fixture.adapter().rules(fixture.target()).names().quoted(name.schema()));
    }

    void run(String... statements) {
        fixture.run(List.of(statements));
    }

    List<Long> ids(RelationName relation) {
        return fixture.ids(relation);
    }

    RelationName table(RelationName name, int... ids) {
        String rows = Stream.of(ids)
                .flatMap(all -> java.util.Arrays.stream(all).mapToObj(id -> "select " + id + " as id"))
                .reduce((one, other) -> one + " union all " + other)
                .orElse("select 1 as id");
        run("create table " + quoted(name) + " as " + rows);
        return name;
    }

    RelationName view(RelationName name, RelationName read) {
        run("create view " + quoted(name) + " as select * from " + quoted(read));
        return name;
    }

    String quoted(RelationName name) {
        return fixture.adapter().rules(fixture.target()).names().quoted(name);
    }

    Inventory list(SchemaName... schemas) {
        try (Warehouse warehouse = fixture.adapter().openToRead(fixture.target())) {
            return warehouse.list(Set.of(schemas));
        }
    }

    /** The relations of the dev schema as {@code name kind}. */
    List<String> inDev() {
        return list(dev()).relations().stream()
                .map(relation ->
                        relation.name().identifier() + " " + relation.kind().word())
                .toList();
    }

    Relation stored(RelationName name) {
        if (list(name.inSchema()).look(name, Quoting.ALL) instanceof Look.Present present) return present.relation();
        throw new AssertionError(name + " is not there");
    }

    Dependencies dependencies() {
        try (Warehouse warehouse = fixture.adapter().openToRead(fixture.target())) {
            return warehouse.dependencies(Set.of(dev().database()));
        }
    }

    Optional<Problem> objection(Change change) {
        try (Warehouse warehouse = fixture.adapter().openToRead(fixture.target())) {
            return warehouse.objection(change);
        }
    }

    Optional<SchemaFacts> described(SchemaName schema) {
        try (Warehouse warehouse = fixture.adapter().openToRead(fixture.target())) {
            return Optional.ofNullable(warehouse.describe(Set.of(schema)).get(schema));
        }
    }

    /** The first column of every row of an answer. */
    List<String> texts(String query) {
        return fixture.texts(query);
    }

    List<String> statements(Change change) {
        try (Warehouse warehouse = fixture.adapter().openToRead(fixture.target())) {
            return warehouse.statements(change);
        }
    }

    List<Problem> objections(Change... changes) {
        try (Warehouse warehouse = fixture.adapter().openToRead(fixture.target())) {
            return Stream.of(changes)
                    .flatMap(change -> warehouse.objection(change).stream())
                    .toList();
        }
    }

    Warehouse openToChange() {
        return fixture.adapter().openToChange(fixture.target(), Set.of());
    }

    void make(Change... changes) {
        try (Warehouse warehouse = openToChange()) {
            warehouse.make(List.of(changes));
        }
    }

    Problem refusal(Change... changes) {
        try {
            make(changes);
        } catch (Stop stop) {
            return stop.problem();
        }
        throw new AssertionError("nothing was refused");
    }

    Problem refusalToChangeWhenReading(Change change) {
        try (Warehouse warehouse = fixture.adapter().openToRead(fixture.target())) {
            warehouse.make(List.of(change));
        } catch (Stop stop) {
            return stop.problem();
        }
        throw new AssertionError("a connection that reads made a change");
    }

    Change drop(RelationName name) {
        Relation relation = stored(name);
        return Change.drop(name, relation.kind(), relation.definition(), "test");
    }

    Change rename(RelationName name, RelationKind kind, String to) {
        return Change.rename(name, kind, name.withIdentifier(to), "test");
    }

    static Change reversed(Change change) {
        return change.reverse().orElseThrow();
    }
}
