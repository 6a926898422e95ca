package io.devenv.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Change;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.fixture.CountedConnection;
import io.devenv.warehouse.Session;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DuckDB reads its whole catalog whatever it is asked, so nothing may be asked for each schema of many. */
class ManySchemasTest {
    private static final int SCHEMAS = 7;

    private CountedConnection counted;
    private Session session;

    @BeforeEach
    void schemas() throws SQLException {
        counted = new CountedConnection(DriverManager.getConnection("jdbc:duckdb:"));
        session = new Session(counted.connection());
        try (Statement statement = counted.connection().createStatement()) {
            for (int i = 0; i < SCHEMAS; i++) {
                statement.execute("create schema pr_" + i);
                statement.execute("create table pr_" + i + ".t (id integer)");
                statement.execute("create view pr_" + i + ".a as select * from memory.pr_" + i + ".t");
                statement.execute("create view pr_" + i + ".b as select * from memory.pr_" + i + ".t");
            }
            statement.execute("create index by_id on pr_3.t (id)");
        }
    }

    @AfterEach
    void close() {
        session.close();
    }

    private static RelationName name(int schema, String identifier) {
        return new RelationName("memory", "pr_" + schema, identifier);
    }

    private static Change drop(RelationName name, RelationKind kind) {
        return Change.drop(name, kind, Optional.empty(), "test");
    }

    @Test
    void one_statement_lists_them_all() {
        assertThat(WholeCatalog.find(session, "memory", Set.of("pr_"))).hasSize(SCHEMAS);

        assertThat(counted.statements()).hasSize(1);
    }

    @Test
    void one_statement_describes_them_all() {
        SchemaContents contents = new SchemaContents(session);
        List<SchemaName> names = IntStream.range(0, SCHEMAS)
                .mapToObj(i -> name(i, "").inSchema())
                .toList();

        assertThat(contents.facts("memory", names)).hasSize(SCHEMAS);

        assertThat(counted.statements()).hasSize(1);
        assertThat(counted.with("duckdb_tables"))
                .as("relations are not asked for")
                .isZero();
    }

    @Test
    void the_names_of_views_are_read_once_and_known_after_a_change() {
        ViewChecks checks = new ViewChecks(session);
        for (int i = 0; i < SCHEMAS; i++)
            assertThat(checks.complaint(name(i, "a"))).isEmpty();
        session.run("drop view pr_2.a");
        checks.forget(List.of(drop(name(2, "a"), RelationKind.VIEW)));
        for (int i = 0; i < SCHEMAS; i++)
            assertThat(checks.complaint(name(i, "b"))).isEmpty();

        assertThat(counted.with("duckdb_views")).isOne();
        assertThat(counted.with("select 1 from"))
                .as("neighbours are looked at together, without what is gone")
                .isEqualTo(2L * SCHEMAS);
    }

    @Test
    void a_view_that_a_change_breaks_is_seen_to_be_broken() {
        ViewChecks checks = new ViewChecks(session);
        assertThat(checks.complaint(name(1, "b"))).isEmpty();
        session.run("drop table pr_1.t");
        checks.forget(List.of(drop(name(1, "t"), RelationKind.TABLE)));

        assertThat(checks.complaint(name(1, "b"))).isPresent();
        assertThat(checks.complaint(name(2, "b"))).isEmpty();
    }

    @Test
    void what_holds_names_is_asked_again_only_once_something_of_it_is_gone() {
        Hindrances hindrances = new Hindrances(session);
        for (int i = 0; i < SCHEMAS; i++) {
            assertThat(hindrances.of(name(i, "t")).isPresent()).isEqualTo(i == 3);
            hindrances.forget(List.of(drop(name(i, "a"), RelationKind.VIEW)));
        }
        assertThat(counted.with("duckdb_indexes")).isOne();

        session.run("drop table pr_3.t cascade");
        session.run("create table pr_3.t (id integer)");
        hindrances.forget(List.of(drop(name(3, "T"), RelationKind.TABLE)));
        assertThat(hindrances.of(name(3, "t"))).isEmpty();
        assertThat(counted.with("duckdb_indexes")).isEqualTo(2);
    }
}
