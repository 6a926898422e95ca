package io.devenv.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.problem.Stop;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.SchemaName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SavedInventoryTest {
    private static final NameRules RULES = new NameRules(Quoting.ALL, Fold.LOWER, CaseMatch.ERROR, Fold.LOWER, '"');
    private static final SchemaName STORED = new SchemaName("WH", "DEV");
    private static final SchemaName GONE = new SchemaName("wh", "gone");
    private static final SchemaName UNASKED = new SchemaName("wh", "unasked");

    private final Warehouse saved = new SavedInventory(new Inventory(
            RULES,
            Map.of(
                    STORED, new Listing.Listed(List.of()),
                    GONE, new Listing.Absent(),
                    UNASKED, new Listing.Listed(List.of()))));

    @Test
    void it_answers_for_the_schemas_that_are_asked_for_as_the_warehouse_would() {
        Inventory listed = saved.list(Set.of(new SchemaName("wh", "dev"), GONE));

        assertThat(listed.schemas()).containsExactly(STORED, GONE);
        assertThat(listed.listing(GONE)).isEqualTo(new Listing.Absent());
    }

    @Test
    void a_schema_that_was_not_saved_is_unknown_and_not_absent() {
        SchemaName never = new SchemaName("wh", "never");

        assertThat(saved.list(Set.of(never)).listing(never)).isInstanceOf(Listing.Unreadable.class);
    }

    @Test
    void a_schema_that_differs_only_in_letter_case_comes_along_where_case_is_part_of_the_name() {
        NameRules minding = new NameRules(Quoting.ALL, Fold.LOWER, CaseMatch.ERROR, Fold.KEEP, '"');
        SchemaName asked = new SchemaName("wh", "dev");
        SchemaName twin = new SchemaName("wh", "Dev");
        Map<SchemaName, Listing> both = Map.of(
                asked, new Listing.Listed(List.of()),
                twin, new Listing.Listed(List.of(Relation.of(twin.relation("orders"), RelationKind.TABLE))));
        Inventory listed = new SavedInventory(new Inventory(minding, both)).list(Set.of(asked));

        assertThat(listed.schemas()).containsExactlyInAnyOrder(asked, twin);
        assertThat(listed.look(asked.relation("orders"), Quoting.ALL)).isInstanceOf(Look.OtherCase.class);
    }

    @Test
    void a_schema_of_another_letter_case_alone_tells_nothing_of_the_one_that_is_asked_for() {
        NameRules minding = new NameRules(Quoting.ALL, Fold.LOWER, CaseMatch.ERROR, Fold.KEEP, '"');
        SchemaName asked = new SchemaName("wh", "dev");
        Map<SchemaName, Listing> twin = Map.of(new SchemaName("wh", "Dev"), new Listing.Listed(List.of()));
        Inventory listed = new SavedInventory(new Inventory(minding, twin)).list(Set.of(asked));

        assertThat(listed.listing(asked)).isInstanceOf(Listing.Unreadable.class);
    }

    @Test
    void nothing_else_can_be_asked_of_it_and_nothing_be_changed() {
        for (Stop stop : List.of(
                catchThrowableOfType(Stop.class, () -> saved.dependencies(Set.of("wh"))),
                catchThrowableOfType(Stop.class, () -> saved.make(List.of())))) {
            assertThat(stop.problem().code()).isEqualTo("inventory-only");
        }
    }
}
