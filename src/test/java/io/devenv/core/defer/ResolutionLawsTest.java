package io.devenv.core.defer;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.RelationName;
import io.devenv.core.state.DbtVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for every branch, state, selection and dev schema. */
class ResolutionLawsTest {
    private static final int TRIES = 200;

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void a_favored_state_leaves_no_unselected_dev_relation_to_be_read_that_the_state_has(
            @ForAll("shops") RandomShop shop) {
        Manifest state = shop.state();
        Set<String> selected = shop.selected();
        for (Resolution ref : shop.refs()) {
            boolean readsDev = ref.target() == RefTarget.DEV;
            boolean stateHasIt =
                    state.node(ref.parent().id()).filter(Node::isBuilt).isPresent();
            boolean favored = shop.on() && shop.favors();
            assertThat(favored
                            && readsDev
                            && stateHasIt
                            && !selected.contains(ref.parent().id()))
                    .as(ref.toString())
                    .isFalse();
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void no_answer_depends_on_the_order_in_which_things_are_read(
            @ForAll("shops") RandomShop shop, @ForAll long otherOrder) {
        assertThat(shop.shuffled(otherOrder).refs()).isEqualTo(shop.refs());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void without_defer_nothing_points_into_the_state(@ForAll("shops") RandomShop shop) {
        RandomShop off = new RandomShop(shop.models(), shop.seed(), 0, shop.dbt(), false, shop.favors());

        assertThat(off.refs()).extracting(Resolution::target).doesNotContain(RefTarget.STATE, RefTarget.ERROR);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void a_ref_becomes_the_parents_relation_in_dev_or_in_the_state_and_no_other(@ForAll("shops") RandomShop shop) {
        Manifest state = shop.state();
        for (Resolution ref : shop.refs()) {
            Optional<RelationName> theirs = state.node(ref.parent().id()).flatMap(Node::relation);
            Optional<RelationName> expected = switch (ref.target()) {
                case DEV -> ref.parent().relation();
                case STATE -> theirs;
                case EPHEMERAL, FIXTURE, ERROR -> Optional.empty();
            };
            assertThat(ref.relation()).isEqualTo(expected);
            assertThat(ref.relation().isPresent())
                    .isEqualTo(List.of(RefTarget.DEV, RefTarget.STATE).contains(ref.target()));
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void nothing_selected_is_deferred_before_1_8_nor_by_dbt_2(@ForAll("shops") RandomShop shop) {
        if (DeferRules.of(shop.dbt()).engine() == DeferRules.Engine.AT_EACH_REF) return;
        Set<String> selected = shop.selected();

        assertThat(shop.refs())
                .filteredOn(ref -> ref.target() == RefTarget.STATE)
                .noneMatch(ref -> selected.contains(ref.parent().id()));
    }

    @Provide
    static Arbitrary<RandomShop> shops() {
        Arbitrary<DbtVersion> versions = Arbitraries.of("1.5.0", "1.7.0", "1.8.0", "1.11.16", "1.12.0", "2.0.0")
                .map(DbtVersion::of);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.longs(),
                        Arbitraries.longs(),
                        versions,
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.just(true)), Tuple.of(1, Arbitraries.just(false))),
                        Arbitraries.of(true, false))
                .as(RandomShop::new);
    }
}
