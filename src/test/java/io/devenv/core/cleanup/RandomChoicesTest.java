package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.ByteSize;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.ViewBinding;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Whatever lies in a dev schema, and whatever was chosen of it: what somebody wants kept is in no plan, and nothing that is not dbt's. */
class RandomChoicesTest {
    private static final Duration AGE = Duration.ofSeconds(500);
    /** Records are up to 1000 seconds older. */
    private static final Instant NOW = Instant.ofEpochSecond(1_700_001_000L);

    private record Kept(Set<String> pinned, String rule, String option) {
        boolean has(String identifier) {
            return pinned.contains(identifier) || identifier.startsWith(rule) || identifier.startsWith(option);
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE, afterFailure = AfterFailureMode.SAMPLE_FIRST)
    void nothing_kept_is_in_any_plan_and_nothing_young_where_age_was_asked_for(@ForAll long seed) {
        RandomSchema schema = new RandomSchema(seed);
        schema.shop.at(NOW, Optional.of(NOW));
        Kept kept = keep(schema, new Random(seed));
        Choice chosen = Choice.DEFAULT.keeping(List.of(new RelationPattern(kept.option() + "*")));
        Set<RelationName> all = new HashSet<>();
        schema.lying.keySet().forEach(name -> all.add(Shop.DEV.relation(name)));
        for (Choice choice : List.of(
                chosen,
                chosen.named(all),
                chosen.resetting(),
                chosen.resetting().named(all))) {
            check(schema, kept, choice);
            for (RelationName name : going(schema, choice.olderThan(AGE))) {
                assertThat(schema.shop.records)
                        .as(name + " is known to be old")
                        .anyMatch(record -> record.name().equals(name)
                                && record.at()
                                        .filter(at -> at.plus(AGE).isBefore(NOW))
                                        .isPresent());
            }
            assertThat(going(schema, choice.largerThan(new ByteSize(0))))
                    .as("sizes are unknown")
                    .isEmpty();
        }
    }

    private static Kept keep(RandomSchema schema, Random random) {
        Set<String> pinned = new HashSet<>();
        for (String name : schema.lying.keySet()) {
            if (random.nextInt(4) != 0) continue;
            pinned.add(name);
            schema.shop.pins.add(
                    new Pin(Shop.DEV.relation(name), "why", NOW, Optional.empty(), Optional.empty(), Optional.empty()));
        }
        Kept kept = new Kept(pinned, "n" + random.nextInt(9), "n" + random.nextInt(9));
        schema.shop.keep.add(new KeepRule(new RelationPattern("dev_ann." + kept.rule() + "*"), Optional.empty()));
        return kept;
    }

    private static void check(RandomSchema schema, Kept kept, Choice choice) {
        Set<RelationName> going = going(schema, choice);
        Statistics.label(choice.resets() ? "resets" : "plans").collect(going.isEmpty() ? "nothing" : "something");
        for (RelationName name : going) {
            String identifier = name.identifier();
            assertThat(kept.has(identifier)).as(identifier + " is kept").isFalse();
            assertThat(schema.untouchable).as("by hand, a source, trash").doesNotContain(identifier);
            if (!choice.resets()) {
                assertThat(schema.yours).as("yours").doesNotContain(identifier);
                assertThat(schema.downstreamViews()).as("downstream").doesNotContain(identifier);
            }
            if (schema.stateless)
                assertThat(WorkingName.of(identifier)).as("without a state").isPresent();
        }
    }

    private static Set<RelationName> going(RandomSchema schema, Choice choice) {
        Set<RelationName> going = new HashSet<>();
        for (ViewBinding views : ViewBinding.values()) {
            schema.shop
                    .plan(CleanOptions.DEFAULT.choosing(choice), views)
                    .batches()
                    .forEach(batch -> going.add(batch.about()));
        }
        return going;
    }
}
