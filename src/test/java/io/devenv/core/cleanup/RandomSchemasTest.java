package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.ViewBinding;
import io.devenv.core.results.Built;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever lies in a dev schema: what a default plan changes is judged here by what the schema was made from, not by the classes
 * that were found.
 */
class RandomSchemasTest {
    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE, afterFailure = AfterFailureMode.SAMPLE_FIRST)
    void nothing_unknown_yours_downstream_kept_or_in_production_is_in_a_default_plan(@ForAll long seed) {
        RandomSchema schema = new RandomSchema(seed);
        for (ViewBinding views : ViewBinding.values()) {
            for (CleanOptions options : options()) {
                CleanupPlan plan = schema.shop.plan(options, views);
                Statistics.label("plans").collect(plan.batches().isEmpty() ? "nothing to do" : "something to do");
                Statistics.label("downstream").collect(!schema.downstreamViews().isEmpty());
                check(schema, plan, views);
            }
        }
    }

    private static List<CleanOptions> options() {
        return List.of(
                CleanOptions.DEFAULT,
                CleanOptions.DEFAULT.replacing(CleanOptions.Leftovers.CLONE_OVER_TABLES),
                CleanOptions.DEFAULT.replacing(CleanOptions.Leftovers.COPY),
                CleanOptions.DEFAULT.forGood());
    }

    private static void check(RandomSchema schema, CleanupPlan plan, ViewBinding views) {
        Set<RelationName> gone = new HashSet<>();
        Set<RelationName> replaced = new HashSet<>();
        Map<RelationName, Set<RelationName>> needs =
                schema.shop.situation().dependencies().needs();
        for (Batch batch : plan.batches()) {
            assertThat(batch.changes()).isNotEmpty();
            for (Change change : batch.changes()) {
                if (change.action() == Change.Action.VIEW_OF) replaced.add(change.relation());
                if (isFresh(schema, change.relation())) {
                    if (change.action() != Change.Action.RENAME) continue;
                    assertThat(change.other()).contains(batch.about());
                    replaced.add(batch.about());
                    continue;
                }
                assertThat(change.relation()).isEqualTo(batch.about());
                change.other()
                        .filter(other -> change.action() == Change.Action.RENAME)
                        .ifPresent(other -> {
                            assertThat(TrashName.of(other.identifier())).isPresent();
                            assertThat(schema.lying).doesNotContainKey(other.identifier());
                        });
            }
            mayGo(schema, batch.about());
            assertThat(needs.getOrDefault(batch.about(), Set.of()))
                    .as("what reads goes before what it reads")
                    .noneMatch(gone::contains);
            assertThat(gone.add(batch.about())).as("once").isTrue();
        }
        needs.forEach((reader, needed) -> {
            if (gone.contains(reader) || schema.shop.trash.contains(reader)) return;
            boolean byName = views == ViewBinding.BY_NAME && schema.lying.get(reader.identifier()) == RelationKind.VIEW;
            assertThat(needed)
                    .as(reader + " stays")
                    .noneMatch(name -> gone.contains(name) && !(byName && replaced.contains(name)));
        });
        assertThat(plan.verdicts()).hasSize(schema.lying.size() - schema.inTrash());
    }

    /** What a batch makes under a name of devenv's own, before it takes a place. */
    private static boolean isFresh(RandomSchema schema, RelationName name) {
        return TrashName.of(name.identifier()).isPresent() && !schema.lying.containsKey(name.identifier());
    }

    private static void mayGo(RandomSchema schema, RelationName name) {
        String identifier = name.identifier();
        assertThat(name.inSchema()).isEqualTo(Shop.DEV);
        assertThat(schema.lying).containsKey(identifier);
        assertThat(schema.untouchable).as("by hand, a source, trash").doesNotContain(identifier);
        assertThat(schema.yours).as("yours").doesNotContain(identifier);
        assertThat(schema.kept).as("kept").doesNotContain(identifier);
        assertThat(schema.downstreamViews()).as("downstream").doesNotContain(identifier);
        String recorded = WorkingName.of(identifier).map(WorkingName::base).orElse(identifier);
        List<Built> records = new ArrayList<>(schema.shop.records);
        records.removeIf(record -> !record.name().identifier().equals(recorded));
        if (schema.shared) assertThat(records).as("a record in a shared schema").isNotEmpty();
        Map<Built.Source, RelationKind> newest = new HashMap<>();
        records.forEach(record -> record.kind().ifPresent(kind -> newest.put(record.from(), kind)));
        if (recorded.equals(identifier) && !newest.isEmpty()) {
            assertThat(newest.values())
                    .as("no contradicted kind")
                    .anyMatch(kind -> Kinds.fits(kind, schema.lying.getOrDefault(identifier, RelationKind.OTHER)));
        }
        if (schema.stateless)
            assertThat(WorkingName.of(identifier)).as("without a state").isPresent();
    }
}
