package io.devenv.warehouse.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.contract.PostgresServer;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Warehouse;
import io.devenv.warehouse.WholeDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often the server is asked does not grow with the number of schemas, but where it would lock too many views at once. */
class ManySchemasTest {
    private static final int SCHEMAS = 60;

    private final CountedPostgres postgres = new CountedPostgres();
    private final Db db = Db.make();
    private final Warehouse warehouse = postgres.openToRead(PostgresServer.target(db.name(), Map.of()));

    @BeforeEach
    void schemas() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < SCHEMAS; i++) {
            made.add("create schema pr_" + i);
            made.add("create table pr_" + i + ".orders as select 1 as id");
            made.add("create view pr_" + i + ".all_orders as select * from pr_" + i + ".orders");
        }
        db.run(made.toArray(String[]::new));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private Set<SchemaName> names() {
        return IntStream.range(0, SCHEMAS).mapToObj(i -> db.schema("pr_" + i)).collect(Collectors.toSet());
    }

    @Test
    void one_statement_finds_them_all_with_what_lies_in_them() {
        assertThat(((WholeDatabase) warehouse).beginningWith(db.name(), Set.of("pr_")))
                .hasSize(SCHEMAS)
                .allMatch(schema -> schema.relations().size() == 2);

        assertThat(postgres.statements()).hasSize(1);
    }

    @Test
    void two_statements_describe_them_all() {
        assertThat(warehouse.describe(names())).hasSize(SCHEMAS);

        assertThat(postgres.statements()).hasSize(2);
    }

    @Test
    void twenty_five_are_read_in_full_at_once_and_what_their_views_show_is_one_more_statement() {
        Inventory inventory = warehouse.list(names());

        for (SchemaName schema : names()) {
            RelationName shown = schema.relation("orders");
            assertThat(inventory
                            .look(schema.relation("all_orders"), Quoting.ALL)
                            .found())
                    .flatMap(Relation::shows)
                    .isEqualTo(Optional.of(shown));
        }
        assertThat(postgres.with(CountedPostgres.IN_FULL)).hasSize(3);
        assertThat(postgres.statements()).hasSize(6);
    }
}
