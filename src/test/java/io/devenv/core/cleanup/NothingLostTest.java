package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.ViewBinding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every combination of what is changed, what lies there, who reads whom and what is recorded, in one small project. */
class NothingLostTest {
    private static final List<String> NODES = List.of("a", "b", "c", "d");
    private static final Set<RelationClass> KEPT =
            Set.of(RelationClass.YOURS, RelationClass.DOWNSTREAM, RelationClass.UNKNOWN, RelationClass.TEST_FAILURES);

    @ParameterizedTest
    @EnumSource(CleanOptions.Leftovers.class)
    void what_is_kept_is_never_in_the_changes_and_never_loses_what_it_reads(CleanOptions.Leftovers leftovers) {
        CleanOptions options = CleanOptions.DEFAULT.replacing(leftovers);
        int changesSeen = 0;
        for (int changed = 0; changed < 16; changed++) {
            for (int lying = 0; lying < 16; lying++) {
                for (int reading = 0; reading < 64; reading++) {
                    changesSeen += check(shop(changed, lying, reading), options, reading % 2 == 0);
                }
            }
        }
        assertThat(changesSeen).isGreaterThan(1000);
    }

    private static Shop shop(int changed, int lying, int reading) {
        Shop shop =
                new Shop().model("a", "table").model("b", "view", Shop.id("a")).model("c", "table", Shop.id("b"));
        shop.state.add(Shop.node(Shop.PROD, "model", "d", Map.of("materialized", "view")));
        IntStream.range(0, 4).filter(bit -> has(changed, bit)).forEach(bit -> shop.changed(NODES.get(bit)));
        List<String> reads = new ArrayList<>();
        IntStream.range(0, 3).filter(bit -> has(reading, bit)).forEach(bit -> reads.add(NODES.get(bit)));
        if (has(lying, 0)) shop.table("a");
        if (has(lying, 1)) shop.view("b", "a");
        if (has(lying, 2)) shop.table("c");
        if (has(lying, 3)) shop.view("d", "c");
        shop.table("b__dbt_tmp", "by_hand");
        shop.view("my_view", reads.toArray(String[]::new));
        if (has(reading, 3)) shop.logged("c", io.devenv.core.relation.RelationKind.TABLE);
        if (has(reading, 4)) shop.logged("a", io.devenv.core.relation.RelationKind.VIEW);
        if (has(reading, 5)) shop.shared();
        return shop;
    }

    private static boolean has(int bits, int bit) {
        return (bits >> bit & 1) == 1;
    }

    private static int check(Shop shop, CleanOptions options, boolean byName) {
        CleanupPlan plan = shop.plan(options, byName ? ViewBinding.BY_NAME : ViewBinding.BY_RELATION);
        Set<RelationName> gone = new HashSet<>();
        Set<RelationName> replaced = new HashSet<>();
        Map<RelationName, Set<RelationName>> needs =
                shop.situation().dependencies().needs();
        for (Batch batch : plan.batches()) {
            for (Change change : batch.changes()) {
                assertThat(change.relation().inSchema()).isEqualTo(Shop.DEV);
                if (change.action() == Change.Action.VIEW_OF || change.arrives()) replaced.add(batch.about());
            }
            assertThat(needs.getOrDefault(batch.about(), Set.of())).noneMatch(gone::contains);
            gone.add(batch.about());
        }
        for (Verdict verdict : plan.verdicts()) {
            RelationName name = verdict.standing().name();
            assertThat(gone.contains(name)).isEqualTo(verdict.changes());
            if (KEPT.contains(verdict.standing().type())
                    || !verdict.standing().proof().given()) {
                assertThat(gone).doesNotContain(name);
            }
            if (verdict.changes()) continue;
            for (RelationName needed : needs.getOrDefault(name, Set.of())) {
                assertThat(gone.contains(needed) && !(byName && replaced.contains(needed)))
                        .isFalse();
            }
        }
        return plan.batches().size();
    }
}
