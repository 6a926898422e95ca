package io.devenv.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.FoundSchema;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.warehouse.Warehouse;
import io.devenv.warehouse.WholeDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every warehouse finds that is asked for schemas by the beginnings of their names. */
public abstract class WholeDatabaseContract extends WarehouseContract {
    @BeforeEach
    void schemas() {
        run("create schema pr_1");
        run("create table pr_1.b as select 1 as id");
        run("create view pr_1.a as select * from pr_1.b");
        run("create schema \"PR_2\"");
        run("create schema prx3");
        run("create table prx3.c as select 1 as id");
        run("create schema \"pr_%\"");
    }

    private List<FoundSchema> found(String... beginnings) {
        try (Warehouse warehouse = openToRead()) {
            return ((WholeDatabase) warehouse).beginningWith(dev().database(), Set.of(beginnings));
        }
    }

    private List<String> names(String... beginnings) {
        return found(beginnings).stream()
                .map(schema -> schema.name().schema())
                .sorted()
                .toList();
    }

    private String fingerprint() {
        return found("pr_1").get(0).fingerprint();
    }

    @Test
    void a_beginning_is_no_pattern_and_letter_case_does_not_count() {
        assertThat(names("pr_")).containsExactly("PR_2", "pr_%", "pr_1");
        assertThat(names("pr_%")).containsExactly("pr_%");
        assertThat(names("prx", "pr_1")).containsExactly("pr_1", "prx3");
        assertThat(names("nothing")).isEmpty();
    }

    @Test
    void every_beginning_is_empty_and_nothing_of_the_warehouses_own_is_found() {
        assertThat(names("")).contains("pr_1", "PR_2", "dev").doesNotContain("pg_catalog", "information_schema");
    }

    @Test
    void what_lies_there_comes_with_it_sorted_and_without_definitions() {
        FoundSchema found = found("pr_1").get(0);

        assertThat(found.name()).isEqualTo(schema("pr_1"));
        assertThat(found.relations())
                .extracting(Relation::name)
                .containsExactly(schema("pr_1").relation("a"), schema("pr_1").relation("b"));
        assertThat(found.relations()).extracting(Relation::kind).containsExactly(RelationKind.VIEW, RelationKind.TABLE);
        assertThat(found.relations()).allMatch(relation -> relation.definition().isEmpty());
        assertThat(found("pr_2").get(0).relations()).isEmpty();
    }

    @Test
    void a_fingerprint_stays_until_something_changes_there() {
        String before = fingerprint();
        run("create table prx3.d as select 1 as id");
        assertThat(fingerprint()).isEqualTo(before);

        run("insert into pr_1.b values (2)");
        String written = fingerprint();
        assertThat(written).isNotEqualTo(before);
        run("drop view pr_1.a");
        run("create view pr_1.a as select id + 1 as id from pr_1.b");
        String rebuilt = fingerprint();
        assertThat(rebuilt).isNotEqualTo(written);
        run("drop view pr_1.a");
        assertThat(fingerprint()).isNotEqualTo(rebuilt);
    }
}
