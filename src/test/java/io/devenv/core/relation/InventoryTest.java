package io.devenv.core.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.NameRules.Fold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryTest {
    private static final SchemaName DEV = new SchemaName("wh", "dev");

    @ParameterizedTest(name = "{0} where {1} lies, differences in case {2}, quoted {3}: {4}")
    @CsvSource({
        "orders, orders, ERROR,     true,  PRESENT",
        "orders, other,  ERROR,     true,  ABSENT",
        "orders, ORDERS, ERROR,     true,  OTHER_CASE",
        "orders, ORDERS, DIFFERENT, true,  ABSENT",
        "orders, ORDERS, SAME,      true,  PRESENT",
        // unquoted, the searched name is folded first: what lies there exactly as written is then not found
        "Orders, orders, ERROR,     false, PRESENT",
        "Orders, Orders, ERROR,     false, OTHER_CASE",
    })
    void a_name_is_looked_up_as_dbt_does(
            String name, String lying, CaseMatch match, boolean quoted, Look.Answer answer) {
        NameRules rules = new NameRules(Quoting.ALL, Fold.LOWER, match, Fold.LOWER, '"');
        Inventory inventory = new Inventory(rules, Map.of(DEV, listed(DEV.relation(lying))));
        Quoting quoting = new Quoting(true, true, quoted);

        assertThat(inventory.look(DEV.relation(name), quoting).answer()).isEqualTo(answer);
    }

    @Test
    void what_cannot_be_listed_is_not_absent() {
        Problem why = Problem.of(Fault.WAREHOUSE, "denied", "permission denied");
        Listing.Unreadable unreadable = new Listing.Unreadable(why, Optional.of("permission denied"));
        Inventory inventory = new Inventory(duckdbLike(), Map.of(DEV, unreadable));

        Look look = inventory.look(DEV.relation("orders"), Quoting.ALL);

        assertThat(look).isEqualTo(new Look.Unreadable(unreadable));
    }

    @Test
    void what_nobody_asked_for_is_not_absent() {
        Inventory inventory = new Inventory(duckdbLike(), Map.of());

        assertThat(inventory.look(DEV.relation("orders"), Quoting.ALL).answer()).isEqualTo(Look.Answer.UNREADABLE);
    }

    @Test
    void a_schema_that_differs_only_in_case_is_another_case_of_all_its_relations() {
        SchemaName upper = new SchemaName("wh", "DEV");
        Inventory inventory =
                new Inventory(duckdbLike(), Map.of(DEV, new Listing.Absent(), upper, listed(upper.relation("orders"))));

        assertThat(inventory.look(DEV.relation("orders"), Quoting.ALL).answer()).isEqualTo(Look.Answer.OTHER_CASE);
    }

    @Test
    void a_quote_inside_a_name_is_doubled() {
        assertThat(duckdbLike().quoted(new RelationName("wh", "dev", "a\"; drop table x")))
                .isEqualTo("\"wh\".\"dev\".\"a\"\"; drop table x\"");
    }

    @Test
    void only_quoted_parts_are_rendered_with_quotes_and_a_missing_database_is_left_out() {
        assertThat(duckdbLike().render(new RelationName("", "dev", "Orders"), new Quoting(true, false, true)))
                .isEqualTo("dev.\"Orders\"");
    }

    private static NameRules duckdbLike() {
        return new NameRules(Quoting.ALL, Fold.LOWER, CaseMatch.ERROR, Fold.LOWER, '"');
    }

    private static Listing listed(RelationName name) {
        return new Listing.Listed(List.of(Relation.of(name, RelationKind.TABLE)));
    }
}
