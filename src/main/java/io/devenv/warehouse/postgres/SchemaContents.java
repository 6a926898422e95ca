package io.devenv.warehouse.postgres;

import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Row;
import io.devenv.warehouse.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What schemas are, and what lies in them, of whatever kind: whatever the server's catalog says depends on a schema. */
final class SchemaContents {
    /**
     * A schema and why it is not the developer's to drop. What makes it again: whom it belongs to, who may use it, its comment, and
     * the privileges its owner has set for what will be made in it. A superuser is no owner of what belongs to others.
     */
    private static final String SCHEMAS = """
            select nspname as schema_name,
                   pg_get_userbyid(nspowner) as owner,
                   case
                        when nspname = 'public' then 'it is the schema that every Postgres database has'
                        when nspname ~ '^pg_' or nspname = 'information_schema' then 'it is the server''s own'
                        when pg_get_userbyid(nspowner) <> current_user then 'it belongs to ' || pg_get_userbyid(nspowner)
                        when not has_database_privilege(current_database(), 'create')
                            then 'without the right to create schemas it could not be made again'
                        when exists (select from pg_depend
                                      where classid = 'pg_namespace'::regclass and objid = namespace.oid and deptype = 'e')
                            then 'it is part of an extension'
                   end as obstacle,
                   concat_ws(
                       E';\\n',
                       format('create schema %I authorization %I', nspname, pg_get_userbyid(nspowner)),
                       (select string_agg(
                                   format('grant %s on schema %I to %s%s',
                                          privilege_type, nspname,
                                          case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end,
                                          case when is_grantable then ' with grant option' else '' end),
                                   E';\\n' order by pg_get_userbyid(grantee), privilege_type)
                          from aclexplode(nspacl)
                         where grantee <> nspowner),
                       (select string_agg(
                                   format('alter default privileges in schema %I grant %s on %s to %s%s',
                                          nspname, privilege_type,
                                          case defaclobjtype
                                               when 'r' then 'tables'
                                               when 'S' then 'sequences'
                                               when 'f' then 'functions'
                                               else 'types'
                                          end,
                                          case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end,
                                          case when is_grantable then ' with grant option' else '' end),
                                   E';\\n' order by defaclobjtype, pg_get_userbyid(grantee), privilege_type)
                          from pg_default_acl, aclexplode(defaclacl)
                         where defaclnamespace = namespace.oid and defaclrole = nspowner),
                       (select format('comment on schema %I is %L', nspname, words)
                          from obj_description(namespace.oid, 'pg_namespace') as words
                         where words is not null)) as definition
              from pg_namespace as namespace
             where nspname = any (?)
            """;

    /**
     * Everything in some schemas. It goes with a relation if it depends on one by itself, as an identity column's sequence does;
     * default privileges of the owner belong to the schema.
     */
    private static final String THINGS = """
            select nspname as schema_name, pg_describe_object(classid, objid, 0) as words
              from pg_namespace
              join pg_depend as inside on refclassid = 'pg_namespace'::regclass and refobjid = pg_namespace.oid
             where nspname = any (?)
               and not exists (
                   select from pg_depend as whole
                    where whole.classid = inside.classid and whole.objid = inside.objid
                      and whole.refclassid = 'pg_class'::regclass and whole.deptype in ('a', 'i'))
               and not (classid = 'pg_default_acl'::regclass
                   and objid in (select oid from pg_default_acl where defaclrole = nspowner))
               %s
             order by 2
            """;

    private static final String ALL = THINGS.formatted("");

    /** Relations are many. */
    private static final String OTHERS = THINGS.formatted("""
            and not (classid = 'pg_class'::regclass
                and objid in (select oid from pg_class where relkind in ('r', 'p', 'v', 'm', 'f')))
            """);

    private final Session session;

    SchemaContents(Session session) {
        this.session = session;
    }

    private record Thing(String schema, String words) {
        static Thing read(Row row) throws SQLException {
            return new Thing(row.text("schema_name"), row.text("words"));
        }
    }

    /** What is to be known of some schemas of the database; those that do not exist are left out. */
    Map<SchemaName, SchemaFacts> facts(Collection<SchemaName> schemas) {
        List<?> names = values(schemas);
        Map<String, List<String>> others = new HashMap<>();
        for (Thing thing : session.query(OTHERS, names, Thing::read)) {
            others.computeIfAbsent(thing.schema(), schema -> new ArrayList<>()).add(thing.words());
        }
        Map<String, SchemaFacts> byName = new HashMap<>();
        session.query(SCHEMAS, names, row -> Map.entry(row.text("schema_name"), facts(row, others)))
                .forEach(each -> byName.put(each.getKey(), each.getValue()));
        Map<SchemaName, SchemaFacts> found = new TreeMap<>();
        for (SchemaName schema : schemas) {
            SchemaFacts facts = byName.get(schema.schema());
            if (facts != null) found.put(schema, facts);
        }
        return found;
    }

    private static SchemaFacts facts(Row row, Map<String, List<String>> others) throws SQLException {
        return new SchemaFacts(
                row.optionalText("owner"),
                others.getOrDefault(row.text("schema_name"), List.of()),
                row.optionalText("obstacle"),
                row.optionalText("definition"));
    }

    /** Why one schema cannot be dropped as things stand. */
    Optional<String> hindrance(SchemaName schema) {
        List<Optional<String>> there =
                session.query(SCHEMAS, values(List.of(schema)), row -> row.optionalText("obstacle"));
        if (there.isEmpty()) return Optional.of("it is not there any more");
        return there.get(0).or(() -> held(schema));
    }

    private Optional<String> held(SchemaName schema) {
        return session.query(ALL, values(List.of(schema)), Thing::read).stream()
                .findFirst()
                .map(thing -> "it still holds " + thing.words());
    }

    /** The one value of both queries: an array. */
    private static List<?> values(Collection<SchemaName> schemas) {
        Object names = schemas.stream().map(SchemaName::schema).distinct().toArray(String[]::new);
        return List.of(names);
    }
}
