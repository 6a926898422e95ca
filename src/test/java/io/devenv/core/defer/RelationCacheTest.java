package io.devenv.core.defer;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationCacheTest {
    private static final SchemaName DEV = new SchemaName("wh", "dev");
    private static final Quoting UNQUOTED_NAMES = new Quoting(true, true, false);

    private static RelationCache cache(Fold fold, CaseMatch match, Quoting quoting, String... lying) {
        NameRules names = new NameRules(Quoting.ALL, fold, match, Fold.LOWER, '"');
        List<Relation> there = Stream.of(lying)
                .map(each -> Relation.of(DEV.relation(each), RelationKind.TABLE))
                .toList();
        return new RelationCache(new Inventory(names, Map.of(DEV, new Listing.Listed(there))), quoting);
    }

    private static Relation view(String name) {
        return Relation.of(DEV.relation(name), RelationKind.VIEW);
    }

    private static RelationName name(String identifier) {
        return DEV.relation(identifier);
    }

    @Test
    void what_was_built_exists_from_then_on_and_did_not_at_the_start() {
        RelationCache cache = cache(Fold.LOWER, CaseMatch.ERROR, Quoting.ALL);
        assertThat(cache.look(name("a")).answer()).isEqualTo(Look.Answer.ABSENT);
        assertThat(cache.isTouched(name("a"))).isFalse();

        cache.created(view("a"));

        assertThat(cache.look(name("a"))).isEqualTo(new Look.Present(view("a")));
        assertThat(cache.lookAtStart(name("a")).answer()).isEqualTo(Look.Answer.ABSENT);
        assertThat(cache.isTouched(name("A"))).isTrue();
        assertThat(cache.look(name("b")).answer()).isEqualTo(Look.Answer.ABSENT);
    }

    @ParameterizedTest(name = "quoted {0}, {1}, built as Orders: {2} is {3}")
    @CsvSource({
        "false, created, Orders, PRESENT",
        "false, created, ORDERS, PRESENT",
        "true,  created, Orders, PRESENT",
        "true,  created, orders, OTHER_CASE",
        // what was renamed is known by its very name, and an unquoted name is folded before it is searched
        "false, renamed, Orders, OTHER_CASE",
        "true,  renamed, Orders, PRESENT",
    })
    void dbt_knows_its_own_relations_in_any_case_unless_it_renamed_them(
            boolean quoted, String how, String searched, Look.Answer answer) {
        RelationCache cache = cache(Fold.LOWER, CaseMatch.ERROR, quoted ? Quoting.ALL : UNQUOTED_NAMES);
        if (how.equals("renamed")) cache.renamedTo(view("Orders"));
        else cache.created(view("Orders"));

        assertThat(cache.look(name(searched)).answer()).isEqualTo(answer);
    }

    @Test
    void a_name_that_the_warehouse_writes_in_capitals_is_found_again() {
        RelationCache cache = cache(Fold.UPPER, CaseMatch.ERROR, Quoting.NONE);

        cache.created(view("orders"));

        assertThat(cache.look(name("orders")).answer()).isEqualTo(Look.Answer.PRESENT);
        assertThat(((Look.Present) cache.look(name("orders"))).relation().kind())
                .isEqualTo(RelationKind.VIEW);
    }

    @Test
    void one_relation_is_kept_for_all_names_of_the_same_letters() {
        RelationCache cache = cache(Fold.KEEP, CaseMatch.DIFFERENT, Quoting.ALL, "A");

        cache.created(view("a"));

        assertThat(cache.look(name("a")).answer()).isEqualTo(Look.Answer.ABSENT);
        assertThat(cache.look(name("A")).answer()).isEqualTo(Look.Answer.PRESENT);
    }

    @Test
    void what_is_built_over_its_own_name_takes_its_place() {
        RelationCache cache = cache(Fold.KEEP, CaseMatch.DIFFERENT, Quoting.ALL, "a");

        cache.created(view("a"));

        assertThat(cache.look(name("a"))).isEqualTo(new Look.Present(view("a")));
    }

    @Test
    void what_went_along_is_absent_until_it_is_built_again() {
        RelationCache cache = cache(Fold.LOWER, CaseMatch.ERROR, Quoting.ALL, "v");
        cache.gone(name("v"));

        assertThat(cache.look(name("v")).answer()).isEqualTo(Look.Answer.ABSENT);
        assertThat(cache.lookAtStart(name("v")).answer()).isEqualTo(Look.Answer.PRESENT);

        cache.renamedTo(view("v"));
        assertThat(cache.look(name("v")).answer()).isEqualTo(Look.Answer.PRESENT);
    }
}
