package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Verdict.Cause;
import io.devenv.core.defer.DeferRules;
import io.devenv.core.defer.DeferSettings;
import io.devenv.core.defer.Deferral;
import io.devenv.core.defer.Frontier;
import io.devenv.core.defer.RefResolver;
import io.devenv.core.defer.RefTarget;
import io.devenv.core.defer.RelationCache;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.ViewBinding;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.state.DbtVersion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/**
 * What clean is for: after it, every ref to an unchanged node without changed ancestors goes to the state, by the resolution that {@code plan} uses,
 * unless the plan has shown that the relation stays, for one of the reasons listed here and no other.
 */
class RandomResolutionTest {
    /** Why such a relation may stay: nothing proves it to be dbt's, devenv or the user must not let it go, or somebody needs it. */
    private static final Set<Cause> EXCUSES = EnumSet.of(
            Cause.UNKNOWN,
            Cause.NO_PROOF,
            Cause.KIND,
            Cause.BLOCKED,
            Cause.SNAPSHOT,
            Cause.CLONE,
            Cause.HOOK,
            Cause.FULL_REFRESH_FALSE);

    private static final Set<RelationKind> CHANGEABLE =
            EnumSet.of(RelationKind.TABLE, RelationKind.VIEW, RelationKind.MATERIALIZED_VIEW);

    private static final List<DbtVersion> ENGINES =
            List.of(DbtVersion.of("1.7.19"), DbtVersion.of("1.11.16"), DbtVersion.of("2.0.0"));

    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE, afterFailure = AfterFailureMode.SAMPLE_FIRST)
    void after_clean_every_ref_to_what_the_branch_left_alone_goes_to_the_state(@ForAll long seed) {
        RandomSchema schema = new RandomSchema(seed);
        if (schema.stateless) return;
        for (ViewBinding views : ViewBinding.values()) {
            for (CleanOptions options : List.of(CleanOptions.DEFAULT, CleanOptions.DEFAULT.forGood())) {
                check(schema, schema.shop.plan(options, views));
            }
        }
    }

    private static void check(RandomSchema schema, CleanupPlan plan) {
        Situation situation = schema.shop.situation();
        Inventory after = Cleaned.by(plan, situation.dev(), Shop.DEV);
        Manifest branch = situation.branch();
        for (Node child : branch.nodes()) {
            for (String id : child.dependsOn().nodes()) {
                Optional<Node> parent = branch.node(id).filter(node -> isLeftAlone(node, situation));
                if (parent.isEmpty()) continue;
                for (DbtVersion dbt : ENGINES) check(schema, plan, after, dbt, child, parent.get());
            }
        }
    }

    private static void check(
            RandomSchema schema, CleanupPlan plan, Inventory after, DbtVersion dbt, Node child, Node parent) {
        RefTarget target = resolver(schema.shop.situation(), after, dbt, child)
                .resolve(child, parent)
                .target();
        RelationName name = parent.relation().orElseThrow();
        Optional<Relation> holder =
                after.holder(name).filter(relation -> relation.kind().isSeenByDbt());
        Statistics.label("refs").collect(target.word());
        if (holder.isEmpty()) {
            assertThat(target).as(dbt + " sends " + name).isEqualTo(RefTarget.STATE);
            return;
        }
        Verdict verdict = verdictOf(holder.get().name(), plan);
        Statistics.label("kept").collect(verdict.cause());
        assertThat(target).isEqualTo(RefTarget.DEV);
        assertThat(verdict.changes()).isFalse();
        assertThat(EXCUSES).as(name + ": " + verdict.reason()).contains(verdict.cause());
        assertThat(isExcused(verdict, schema, plan, parent))
                .as(name + " stays: " + verdict.cause() + ", " + verdict.reason())
                .isTrue();
    }

    /** Whether the excuse is a true one, by what the schema was made from. */
    private static boolean isExcused(Verdict verdict, RandomSchema schema, CleanupPlan plan, Node parent) {
        String name = verdict.standing().name().identifier();
        return switch (verdict.cause()) {
            case SNAPSHOT, HOOK, FULL_REFRESH_FALSE -> schema.kept.contains(name);
            case CLONE -> schema.kept.contains(name) || schema.isCopy(name);
            case KIND -> !CHANGEABLE.contains(verdict.standing().relation().kind());
            case BLOCKED ->
                !verdict.blockedBy().isEmpty() && verdict.blockedBy().stream().noneMatch(by -> goes(by, plan));
            case UNKNOWN, NO_PROOF ->
                schema.untouchable.contains(name)
                        || !schema.isProven(name)
                        || !Kinds.of(parent)
                                .contains(verdict.standing().relation().kind());
            default -> false;
        };
    }

    private static boolean goes(RelationName name, CleanupPlan plan) {
        return plan.batches().stream().anyMatch(batch -> batch.about().equals(name));
    }

    private static Verdict verdictOf(RelationName name, CleanupPlan plan) {
        return plan.verdicts().stream()
                .filter(verdict -> verdict.standing().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is said of " + name));
    }

    private static RefResolver resolver(Situation situation, Inventory after, DbtVersion dbt, Node child) {
        Set<String> selected = Set.of(child.id());
        return new RefResolver(
                new Deferral(DeferRules.of(dbt), new DeferSettings(true, false), situation.state(), selected),
                new RelationCache(after, Quoting.ALL),
                Frontier.of(situation.branch(), selected, DbtCommand.COMPILE));
    }

    /** Unchanged, a relation of its own in the state, and nothing changed or new above it. */
    private static boolean isLeftAlone(Node node, Situation situation) {
        if (node.relation().isEmpty() || !node.type().isRefable()) return false;
        Deque<String> above = new ArrayDeque<>(List.of(node.id()));
        Set<String> seen = new HashSet<>();
        while (!above.isEmpty()) {
            String id = above.pop();
            boolean touched = situation.work().changed().contains(id)
                    || situation.state().flatMap(state -> state.node(id)).isEmpty();
            if (touched) return false;
            situation
                    .branch()
                    .node(id)
                    .filter(each -> seen.add(id))
                    .ifPresent(each -> above.addAll(each.dependsOn().nodes()));
        }
        return true;
    }
}
