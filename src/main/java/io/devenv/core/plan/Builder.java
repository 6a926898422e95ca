package io.devenv.core.plan;

import io.devenv.core.code.Certainty;
import io.devenv.core.defer.RelationCache;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a node's own relation in dev when it is built.
 *
 * <p>Source: the materializations of dbt-adapters 1.8 to 1.24.
 */
public final class Builder {
    private static final Set<RelationKind> VIEWS = Set.of(RelationKind.VIEW, RelationKind.MATERIALIZED_VIEW);

    private final RelationCache cache;
    private final Habits habits;

    /**
     * What a building command and its adapter do.
     *
     * @param fullRefresh {@code --full-refresh}
     * @param renames whether the adapter builds tables and views under another name first
     * @param alongside the views that go along with what they read
     * @param obstacles what it cannot build
     */
    public record Habits(boolean fullRefresh, boolean renames, ViewReaders alongside, Obstacles obstacles) {}

    public Builder(RelationCache cache, Habits habits) {
        this.cache = cache;
        this.habits = habits;
    }

    /** How a node will be built; empty where there is only one way. */
    Optional<Build> foresee(Node node) {
        if (!node.isBuilt()) return Optional.empty();
        RelationName name = node.relation().orElseThrow();
        Look own = cache.look(name);
        Optional<Build.Why> obstacle = habits.obstacles().to(node, name, own, habits.fullRefresh());
        if (obstacle.isPresent()) return Optional.of(new Build(Build.How.REFUSED, obstacle.get()));
        if (own.answer() == Look.Answer.OTHER_CASE) {
            return Optional.of(new Build(Build.How.REFUSED, Build.Why.OTHER_CASE));
        }
        return switch (node.type()) {
            case SNAPSHOT -> Optional.of(snapshot(own));
            case SEED ->
                kind(own)
                        .filter(RelationKind.VIEW::equals)
                        .map(view -> new Build(Build.How.REFUSED, Build.Why.OTHER_KIND));
            default -> is(node, "incremental") ? Optional.of(incremental(node, own)) : Optional.empty();
        };
    }

    /** A snapshot has no full refresh, and refuses to go on with anything but a table. */
    private static Build snapshot(Look own) {
        return switch (own.answer()) {
            case PRESENT ->
                kind(own).filter(RelationKind.TABLE::equals).isPresent()
                        ? new Build(Build.How.CONTINUED, Build.Why.EXISTS)
                        : new Build(Build.How.REFUSED, Build.Why.OTHER_KIND);
            case UNREADABLE -> new Build(Build.How.CONTINUED, Build.Why.UNKNOWN);
            case ABSENT, OTHER_CASE -> new Build(Build.How.FROM_SCRATCH, Build.Why.MISSING);
        };
    }

    /** What {@code is_incremental()} comes to; the model's own {@code full_refresh} beats the option. */
    private Build incremental(Node node, Look own) {
        return switch (own.answer()) {
            case ABSENT, OTHER_CASE -> new Build(Build.How.FULL, Build.Why.MISSING);
            case UNREADABLE -> new Build(Build.How.INCREMENTAL, Build.Why.UNKNOWN);
            case PRESENT -> {
                if (kind(own).filter(RelationKind.TABLE::equals).isEmpty()) {
                    yield new Build(Build.How.FULL, Build.Why.OTHER_KIND);
                }
                Optional<Boolean> configured = node.config().flag("full_refresh");
                if (configured.orElse(habits.fullRefresh())) {
                    yield new Build(
                            Build.How.FULL, configured.isPresent() ? Build.Why.CONFIGURED : Build.Why.FULL_REFRESH);
                }
                yield new Build(Build.How.INCREMENTAL, Build.Why.EXISTS);
            }
        };
    }

    /** What {@code is_incremental()} comes to, whether or not the node is built: it asks the cache alone. */
    Certainty isIncremental(Node node) {
        if (node.type() != ResourceType.MODEL || !is(node, "incremental")) return Certainty.NO;
        // Its batches are compiled one by one, each with its own answer.
        boolean inBatches = node.config()
                .text("incremental_strategy")
                .filter("microbatch"::equals)
                .isPresent();
        Look own = node.relation().map(cache::look).orElseThrow();
        if (inBatches || own.answer() == Look.Answer.OTHER_CASE) return Certainty.UNKNOWN;
        Build build = incremental(node, own);
        if (build.why() == Build.Why.UNKNOWN) return Certainty.UNKNOWN;
        return Certainty.of(build.how() == Build.How.INCREMENTAL);
    }

    /** Writes into the cache what dbt's cache holds after the node was built. */
    void build(Node node, Optional<Build> how) {
        if (!node.isBuilt()) return;
        RelationName name = node.relation().orElseThrow();
        Look before = cache.look(name);
        boolean existed = before.answer() == Look.Answer.PRESENT;
        boolean anew = existed && isBuiltAnew(node, how, before);
        if (existed && !anew) return;
        Relation relation = Relation.of(name, kindOf(node));
        if (habits.renames() && (anew || is(node, "table") || is(node, "view"))) cache.renamedTo(relation);
        else cache.created(relation);
        if (anew) takeAlong(name);
    }

    /** Whether what lies there is dropped and made again. */
    private boolean isBuiltAnew(Node node, Optional<Build> how, Look before) {
        if (node.type() == ResourceType.SNAPSHOT) return false;
        if (node.type() == ResourceType.SEED) return habits.fullRefresh();
        return switch (node.materialized().orElse("")) {
            case "incremental" ->
                how.filter(build -> build.how() == Build.How.FULL).isPresent();
            case "materialized_view" ->
                habits.fullRefresh()
                        || kind(before)
                                .filter(RelationKind.MATERIALIZED_VIEW::equals)
                                .isEmpty();
            default -> true;
        };
    }

    private void takeAlong(RelationName dropped) {
        for (RelationName reader : habits.alongside().of(dropped)) {
            // What this run has made reads the new relation, not the one that is dropped.
            if (cache.isTouched(reader)) continue;
            boolean isView = kind(cache.look(reader)).filter(VIEWS::contains).isPresent();
            if (!isView) continue;
            cache.gone(reader);
            takeAlong(reader);
        }
    }

    private static Optional<RelationKind> kind(Look look) {
        return look.found().map(Relation::kind);
    }

    private static boolean is(Node node, String materialization) {
        return node.materialized().filter(materialization::equals).isPresent();
    }

    private static RelationKind kindOf(Node node) {
        if (is(node, "view")) return RelationKind.VIEW;
        return is(node, "materialized_view") ? RelationKind.MATERIALIZED_VIEW : RelationKind.TABLE;
    }
}
