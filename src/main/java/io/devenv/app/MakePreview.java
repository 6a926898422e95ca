package io.devenv.app;

import io.devenv.core.defer.DeferRules;
import io.devenv.core.defer.DeferSettings;
import io.devenv.core.defer.Deferral;
import io.devenv.core.defer.Frontier;
import io.devenv.core.defer.RefResolver;
import io.devenv.core.defer.RelationCache;
import io.devenv.core.plan.Builder;
import io.devenv.core.plan.ExecutedRefs;
import io.devenv.core.plan.NodeReads;
import io.devenv.core.plan.Obstacles;
import io.devenv.core.plan.Preview;
import io.devenv.core.plan.Rendering;
import io.devenv.core.plan.ViewReaders;
import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.Inventory;
import io.devenv.core.select.DbtCommand;
import java.util.Set;

/**
 * Puts together what a preview needs: the rules of the dbt and of the adapter, the options as asked, and what is deferred to.
 *
 * @param rules of the dbt that is asked
 */
record MakePreview(Workspace workspace, Artifacts artifacts, DeferRules rules, DbtCommand command) {

    /** Whether refs may point into the state: as asked, or as this dbt does by itself. */
    boolean defers() {
        if (!rules.options().loadsState(command)) return false;
        boolean wanted = workspace.flags().deferral().asked().orElse(rules.byDefault());
        return wanted && (!rules.byDefault() || artifacts.deferred().isPresent());
    }

    /** Ends as dbt does where refs are to be deferred and there is nothing to defer to. */
    void requireState() {
        if (defers()) artifacts.deferredFor("--defer");
    }

    /**
     * A preview in which nothing has been built yet.
     *
     * @param selected what dbt counts as selected
     * @param inventory what dbt sees
     */
    Preview of(Set<String> selected, Inventory inventory, ViewReaders readers) {
        DeferSettings settings =
                new DeferSettings(defers(), workspace.flags().deferral().favorState());
        Deferral deferral = new Deferral(rules, settings, artifacts.deferred(), selected);
        RelationCache cache = new RelationCache(inventory, workspace.quoting());
        Set<String> frontier = rules.engine() == DeferRules.Engine.FRONTIER
                ? Frontier.of(artifacts.branch(), deferral.selected(), command)
                : Set.of();
        Builder.Habits habits = new Builder.Habits(
                workspace.flags().run().fullRefresh(), workspace.cacheRules().swapsNames(), readers, obstacles());
        Builder builder = new Builder(cache, habits);
        NodeReads reads = new NodeReads(
                artifacts.branch(),
                new RefResolver(deferral, cache, frontier),
                cache,
                Rendering.of(workspace.rules(), workspace.quoting(), deferral),
                new ExecutedRefs(CodeConditions.of(workspace, command), builder));
        return new Preview(artifacts.branch(), reads, builder);
    }

    private Obstacles obstacles() {
        AdapterRules adapter = workspace.adapterRules();
        return new Obstacles(adapter.names(), workspace.quoting(), adapter.replacing());
    }
}
