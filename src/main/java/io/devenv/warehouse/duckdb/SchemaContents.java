package io.devenv.warehouse.duckdb;

import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Row;
import io.devenv.warehouse.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What lies in schemas, of whatever kind. DuckDB's schemas belong to nobody and are nothing but their names. */
final class SchemaContents {
    /** The schema every database has. */
    static final String DEFAULT = "main";

    /** Indexes go with their tables. */
    private static final String OTHERS = """
                select database_name, schema_name, sequence_name as name, 'sequence' as kind from duckdb_sequences()
                 union all
                select database_name, schema_name, type_name, 'type' from duckdb_types() where not internal
                 union all
                select distinct database_name, schema_name, function_name, 'macro' from duckdb_functions() where not internal
            """;

    private static final String ALL = """
                select database_name, schema_name, table_name as name, 'table' as kind from duckdb_tables()
                 union all
                select database_name, schema_name, view_name, 'view' from duckdb_views()
                 union all
            """ + OTHERS;

    /** A schema gives a row of its own, so that empty and absent stay apart. */
    private static final String CONTENTS = """
            with
            things as (
            %s)
            select database_name, schema_name, name, kind
              from duckdb_schemas()
              left join things using (database_name, schema_name)
             where lower(database_name) = lower(?) and lower(schema_name) in (%s)
             order by all
            """;

    private final Session session;

    SchemaContents(Session session) {
        this.session = session;
    }

    private record Thing(SchemaName schema, Optional<String> name, Optional<String> kind) {
        static Thing read(Row row) throws SQLException {
            return new Thing(
                    new SchemaName(row.text("database_name"), row.text("schema_name")),
                    row.optionalText("name"),
                    row.optionalText("kind"));
        }

        Optional<String> words() {
            return kind.flatMap(word -> name.map(each -> word + " " + schema.relation(each)));
        }
    }

    /** What is to be known of some schemas of one database; those that do not exist are left out. Relations are not asked for: they are many. */
    Map<SchemaName, SchemaFacts> facts(String database, Collection<SchemaName> schemas) {
        Map<SchemaName, List<Thing>> inside = inside(OTHERS, database, schemas);
        Map<SchemaName, SchemaFacts> found = new TreeMap<>();
        for (SchemaName schema : schemas) {
            List<Thing> things = inside.get(DuckDb.RULES.folded(schema));
            if (things != null)
                found.put(
                        schema, new SchemaFacts(Optional.empty(), others(things), obstacle(schema), Optional.empty()));
        }
        return found;
    }

    /** Why one schema cannot be dropped as things stand. */
    Optional<String> hindrance(SchemaName schema) {
        List<Thing> things = inside(ALL, schema.database(), Set.of(schema)).get(DuckDb.RULES.folded(schema));
        if (things == null) return Optional.of("it is not there any more");
        return obstacle(schema)
                .or(() -> things.stream()
                        .flatMap(thing -> thing.words().stream())
                        .findFirst()
                        .map(thing -> "it still holds " + thing));
    }

    private static Optional<String> obstacle(SchemaName schema) {
        return schema.schema().equalsIgnoreCase(DEFAULT)
                ? Optional.of("it is the schema that every DuckDB database has")
                : Optional.empty();
    }

    private static List<String> others(List<Thing> things) {
        return things.stream().flatMap(thing -> thing.words().stream()).toList();
    }

    /** @param wanted the query of what is looked for */
    private Map<SchemaName, List<Thing>> inside(String wanted, String database, Collection<SchemaName> schemas) {
        Set<String> names = new TreeSet<>();
        schemas.forEach(schema -> names.add(schema.schema()));
        List<String> values = new ArrayList<>(List.of(database));
        values.addAll(names);
        String sql = CONTENTS.formatted(wanted, String.join(", ", Collections.nCopies(names.size(), "lower(?)")));
        Map<SchemaName, List<Thing>> found = new TreeMap<>();
        for (Thing thing : session.query(sql, values, Thing::read)) {
            found.computeIfAbsent(DuckDb.RULES.folded(thing.schema()), schema -> new ArrayList<>())
                    .add(thing);
        }
        return found;
    }
}
