package io.devenv.warehouse.postgres;

import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Session;
import io.devenv.warehouse.Texts;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who needs whom, as the server itself keeps it in pg_depend: what it would refuse to drop without taking others along. Views,
 * foreign keys, partitions and children, defaults, also from another table's sequence, rules, triggers and policies that call
 * functions, functions with a body of SQL that the server has parsed. Whatever else hangs on a relation (a publication, a composite
 * type, a domain, a cast) lies in no schema here and goes by the server's description of it. What a function does with names in a
 * text nobody can know.
 */
final class CatalogDependencies {
    /**
     * Postgres notes dependencies between parts (the rule of a view, a constraint, a default): the parts are led back to the
     * relation or function they belong to. Objects below 16384 are the server's own. What is no part of a relation or function is
     * described.
     */
    private static final String LIST = """
            with
            parts (class, part, owner_class, owner) as (
                select 'pg_class'::regclass, oid, 'pg_class'::regclass, oid
                  from pg_class where relkind in ('r', 'p', 'v', 'm', 'f')
                 union all
                select 'pg_proc'::regclass, oid, 'pg_proc'::regclass, oid from pg_proc
                 union all
                select 'pg_rewrite'::regclass, oid, 'pg_class'::regclass, ev_class from pg_rewrite
                 union all
                select 'pg_constraint'::regclass, oid, 'pg_class'::regclass, conrelid
                  from pg_constraint where conrelid <> 0
                 union all
                select 'pg_attrdef'::regclass, oid, 'pg_class'::regclass, adrelid from pg_attrdef
                 union all
                select 'pg_trigger'::regclass, oid, 'pg_class'::regclass, tgrelid from pg_trigger
                 union all
                select 'pg_policy'::regclass, oid, 'pg_class'::regclass, polrelid from pg_policy
                 union all
                select 'pg_statistic_ext'::regclass, oid, 'pg_class'::regclass, stxrelid from pg_statistic_ext
                 union all
                select classid, objid, refclassid, refobjid
                  from pg_depend join pg_class on pg_class.oid = objid
                 where classid = 'pg_class'::regclass and refclassid = 'pg_class'::regclass
                   and relkind = 'S' and deptype in ('a', 'i')
                 union all
                select 'pg_class'::regclass, indexrelid, 'pg_class'::regclass, indrelid from pg_index
                 union all
                select 'pg_type'::regclass, oid, 'pg_class'::regclass, typrelid from pg_type where typrelid <> 0
                 union all
                select 'pg_type'::regclass, typarray, 'pg_class'::regclass, typrelid
                  from pg_type where typrelid <> 0 and typarray <> 0
            ),
            named (class, object, schema_name, name) as (
                select 'pg_class'::regclass, pg_class.oid, nspname, relname
                  from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                 where relkind in ('r', 'p', 'v', 'm', 'f')
                 union all
                select 'pg_proc'::regclass, pg_proc.oid, nspname, proname
                  from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
            ),
            pairs as (
                select distinct dependent.owner_class as dependent_class, dependent.owner as dependent,
                       needed.owner_class as needed_class, needed.owner as needed
                  from pg_depend
                  join parts as dependent on dependent.class = classid and dependent.part = objid
                  join parts as needed on needed.class = refclassid and needed.part = refobjid
                 where deptype in ('n', 'a') and refobjid >= 16384
            ),
            others as (
                select distinct classid, objid, needed.owner
                  from pg_depend
                  join parts as needed on needed.class = refclassid and needed.part = refobjid
                 where deptype in ('n', 'a') and refobjid >= 16384
                   and needed.owner_class = 'pg_class'::regclass
                   and not exists (select from parts where parts.class = classid and parts.part = objid)
            )
            select dependents.schema_name as schema_name, dependents.name as name,
                   neededs.schema_name as needed_schema, neededs.name as needed_name
              from pairs
              join named as dependents
                on dependents.class = dependent_class and dependents.object = dependent
              join named as neededs
                on neededs.class = needed_class and neededs.object = needed
             where (dependent_class, dependent) <> (needed_class, needed)
             union all
            select '', pg_describe_object(classid, objid, 0), schema_name, name
              from others
              join named on named.class = 'pg_class'::regclass and named.object = others.owner
             order by 1, 2, 3, 4
            """;

    private CatalogDependencies() {}

    /** @param database the one the session is connected to */
    static Dependencies in(Session session, String database) {
        Texts texts = new Texts();
        Map<RelationName, Set<RelationName>> needs = new LinkedHashMap<>();
        session.inTransaction(() -> session.each(LIST, List.of(), row -> {
            RelationName dependent =
                    new RelationName(database, texts.once(row.text("schema_name")), texts.once(row.text("name")));
            RelationName needed = new RelationName(
                    database, texts.once(row.text("needed_schema")), texts.once(row.text("needed_name")));
            needs.computeIfAbsent(dependent, key -> new HashSet<>(4)).add(needed);
        }));
        return new Dependencies(needs);
    }
}
