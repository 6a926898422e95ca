package io.devenv.warehouse.postgres;

import io.devenv.core.cleanup.Change;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Row;
import io.devenv.warehouse.Session;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the server would refuse, or do otherwise than it is told, as the catalog stands. */
final class Hindrances {
    /** More bytes than these the server cuts off, and takes the rest for the name. */
    private static final int NAME_BYTES = 63;

    /** What lies under the name, and what has the name it is to get: of types only those that are no relation's own. */
    private static final String LYING = """
            select case relkind
                        when 'r' then 'table'
                        when 'p' then 'table'
                        when 'v' then 'view'
                        when 'm' then 'materialized_view'
                        when 'f' then 'foreign_table'
                        when 'S' then 'sequence'
                        when 'c' then 'type'
                        else 'index'
                   end as kind,
                   pg_get_userbyid(relowner) as owner,
                   pg_has_role(relowner, 'usage')::text as owned,
                   pg_has_role(nspowner, 'usage')::text as owns_schema,
                   has_schema_privilege(pg_namespace.oid, 'create')::text as may_create,
                   (select extname from pg_depend join pg_extension on pg_extension.oid = refobjid
                     where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e') as extension,
                   (select inhrelid::regclass::text from pg_inherits
                     where inhparent = pg_class.oid and relkind = 'p' limit 1) as partition,
                   coalesce(
                       (select pg_describe_object('pg_class'::regclass, other.oid, 0) from pg_class as other
                         where other.relnamespace = pg_namespace.oid and other.relname = ?),
                       (select pg_describe_object('pg_type'::regclass, type.oid, 0) from pg_type as type
                         where type.typnamespace = pg_namespace.oid and type.typname = ?
                           and not exists (select from pg_type where typarray = type.oid))) as taken
              from pg_namespace
              join pg_class on relnamespace = pg_namespace.oid
             where nspname = ? and relname = ?
            """;

    /** What has the name of a view that is to be made; a table or view may be out of the way by then. */
    private static final String PLACE = """
            select has_schema_privilege(pg_namespace.oid, 'create')::text as may_create,
                   coalesce(
                       (select pg_describe_object('pg_class'::regclass, pg_class.oid, 0) from pg_class
                         where relnamespace = pg_namespace.oid and relname = ? and relkind not in ('r', 'p', 'v', 'm')),
                       (select pg_describe_object('pg_type'::regclass, type.oid, 0) from pg_type as type
                         where type.typnamespace = pg_namespace.oid and type.typname = ? and typrelid = 0
                           and not exists (select from pg_type where typarray = type.oid))) as taken
              from pg_namespace
             where nspname = ?
            """;

    private static final String NEW_SCHEMA = """
            select case when exists (select from pg_namespace where nspname = ?) then 'it is there already'
                        when not has_database_privilege(current_database(), 'create')
                            then 'it takes the right to create schemas in the database'
                   end as obstacle
            """;

    private static final String READABLE = """
            select case when has_schema_privilege(pg_namespace.oid, 'usage')
                        then has_table_privilege(pg_class.oid, 'select') or (
                            select bool_and(has_column_privilege(pg_class.oid, attnum, 'select')) from pg_attribute
                             where attrelid = pg_class.oid and attnum > 0 and not attisdropped)
                        else false end::text as readable
              from pg_namespace
              join pg_class on relnamespace = pg_namespace.oid
             where nspname = ? and relname = ? and relkind in ('r', 'p', 'v', 'm', 'f')
            """;

    private final Session session;
    private final SchemaContents contents;

    Hindrances(Session session) {
        this.session = session;
        this.contents = new SchemaContents(session);
    }

    /** Why a change should not be tried, in words that follow its relation's name. */
    Optional<String> of(Change change) {
        if (isCutOff(change)) return Optional.of("names longer than " + NAME_BYTES + " bytes are cut off");
        return switch (change.action()) {
            case RENAME, DROP -> {
                Optional<Lying> lying = lying(change);
                boolean yetToBeMade = change.arrives() && lying.isEmpty();
                yield yetToBeMade ? ofPlace(change.other().orElseThrow()) : ofLying(change, lying);
            }
            case CREATE_VIEW -> ofPlace(change.relation());
            case VIEW_OF, COPY_OF, CLONE_OF -> ofShown(change).or(() -> ofPlace(change.relation()));
            case DROP_SCHEMA -> contents.hindrance(change.relation().inSchema());
            case CREATE_SCHEMA -> ofNewSchema(change.relation().schema());
        };
    }

    /** Whether the server would take a part of a name for the whole. */
    static boolean isCutOff(Change change) {
        return Stream.concat(Stream.of(change.relation()), change.other().stream())
                .anyMatch(name -> name.identifier().getBytes(StandardCharsets.UTF_8).length > NAME_BYTES);
    }

    /** What the catalog tells of the relation a change is about. */
    private record Lying(
            String kind,
            String owner,
            boolean owned,
            boolean ownsSchema,
            boolean mayCreate,
            Optional<String> extension,
            Optional<String> partition,
            Optional<String> taken) {

        private static Lying read(Row row) throws SQLException {
            return new Lying(
                    row.text("kind"),
                    row.text("owner"),
                    isTrue(row, "owned"),
                    isTrue(row, "owns_schema"),
                    isTrue(row, "may_create"),
                    row.optionalText("extension"),
                    row.optionalText("partition"),
                    row.optionalText("taken"));
        }
    }

    private Optional<Lying> lying(Change change) {
        RelationName name = change.relation();
        String newName = change.other().map(RelationName::identifier).orElse("");
        return session.query(LYING, List.of(newName, newName, name.schema(), name.identifier()), Lying::read).stream()
                .findFirst();
    }

    private static Optional<String> ofLying(Change change, Optional<Lying> lying) {
        if (lying.isEmpty()) return Optional.of("it is not there any more");
        Lying it = lying.get();
        boolean renames = change.action() == Change.Action.RENAME;
        if (!it.kind().equals(change.kind().word())) {
            return Optional.of("it is of kind " + words(it.kind()) + ", not "
                    + words(change.kind().word()));
        }
        if (!it.owned() && (renames || !it.ownsSchema())) return Optional.of("it belongs to " + it.owner());
        if (renames && !it.mayCreate()) {
            return Optional.of(
                    "renaming takes the right to create in " + change.relation().schema());
        }
        if (it.extension().isPresent()) return it.extension().map(name -> "it is part of the extension " + name);
        if (!renames) return it.partition().map(name -> "its partition " + name + " would go with it");
        return it.taken().map(holder -> holder + " has that name");
    }

    private Optional<String> ofPlace(RelationName view) {
        record Place(boolean mayCreate, Optional<String> taken) {}
        List<Place> places = session.query(
                PLACE,
                List.of(view.identifier(), view.identifier(), view.schema()),
                row -> new Place(isTrue(row, "may_create"), row.optionalText("taken")));
        if (places.isEmpty()) return Optional.of("there is no schema " + view.schema());
        Place place = places.get(0);
        if (!place.mayCreate()) return Optional.of("it takes the right to create in " + view.schema());
        return place.taken().map(holder -> holder + " has that name");
    }

    private Optional<String> ofNewSchema(String schema) {
        return session.query(NEW_SCHEMA, List.of(schema), row -> row.optionalText("obstacle")).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> ofShown(Change change) {
        RelationName shown = change.other().orElseThrow();
        List<Boolean> readable =
                session.query(READABLE, List.of(shown.schema(), shown.identifier()), row -> isTrue(row, "readable"));
        if (readable.isEmpty()) return Optional.of(shown + " is not there");
        return readable.get(0) ? Optional.empty() : Optional.of(shown + " may not be read");
    }

    private static boolean isTrue(Row row, String column) throws SQLException {
        return row.text(column).equals("true");
    }

    private static String words(String kind) {
        return kind.replace('_', ' ');
    }
}
