package io.devenv.bench;

import io.devenv.artifact.Detail;
import io.devenv.artifact.Interner;
import io.devenv.artifact.ManifestReader;
import io.devenv.artifact.Role;
import io.devenv.core.defer.DeferRules;
import io.devenv.core.defer.DeferSettings;
import io.devenv.core.defer.Deferral;
import io.devenv.core.defer.RefResolver;
import io.devenv.core.defer.RelationCache;
import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.plan.Builder;
import io.devenv.core.plan.CommandRules;
import io.devenv.core.plan.ExecutedRefs;
import io.devenv.core.plan.ModelConditions;
import io.devenv.core.plan.NodeReads;
import io.devenv.core.plan.Obstacles;
import io.devenv.core.plan.Opening;
import io.devenv.core.plan.PlanChecks;
import io.devenv.core.plan.Preview;
import io.devenv.core.plan.Previewed;
import io.devenv.core.plan.Rendering;
import io.devenv.core.plan.ViewReaders;
import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.select.GrammarRules;
import io.devenv.core.select.Selection;
import io.devenv.core.select.SelectionContext;
import io.devenv.core.select.SelectionRequest;
import io.devenv.core.select.Selector;
import io.devenv.core.state.ComparisonRules;
import io.devenv.core.state.DbtVersion;
import io.devenv.core.state.StateComparison;
import io.devenv.core.target.Target;
import io.devenv.warehouse.Warehouses;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What selecting and resolving take, in CPU milliseconds of a warm JVM: no test, for it depends on the machine. Run by {@code
 * scripts/bench --selection}; the folder holds {@code dev/manifest.json} and {@code prod/manifest.json}. All of production's
 * relations exist, and every second one of dev's.
 */
public final class SelectionBench {
    private static final int ROUNDS = 40;

    private final DbtVersion dbt = DbtVersion.of("1.11.16");
    private final CommandRules run = CommandRules.of(DbtCommand.RUN);
    private final AdapterRules adapter = Warehouses.adapter("duckdb")
            .rules(new Target("shop", "dev", "duckdb", "dev", 1, "/", new Fields(Map.of())));
    private final Manifest branch;
    private final Manifest state;
    private final Inventory inventory;

    private SelectionBench(Path folder) {
        Interner shared = new Interner();
        branch = new ManifestReader(Role.BRANCH, Detail.COMPARISON, shared).read(folder.resolve("dev/manifest.json"));
        state = new ManifestReader(Role.STATE, Detail.COMPARISON, shared).read(folder.resolve("prod/manifest.json"));
        Map<SchemaName, List<Relation>> listed = new HashMap<>();
        for (Node node : state.built()) list(node, listed);
        for (int i = 0; i < branch.built().size(); i += 2) list(branch.built().get(i), listed);
        Map<SchemaName, Listing> listings = new HashMap<>();
        listed.forEach((schema, there) -> listings.put(schema, new Listing.Listed(there)));
        inventory = new Inventory(adapter.names(), listings).seenBy(adapter.cache());
    }

    private static void list(Node node, Map<SchemaName, List<Relation>> listed) {
        Relation there = Relation.of(node.relation().orElseThrow(), RelationKind.TABLE);
        listed.computeIfAbsent(there.name().inSchema(), schema -> new ArrayList<>())
                .add(there);
    }

    /** Takes the folder, and prints one line a selection. */
    public static void main(String[] arguments) {
        SelectionBench bench = new SelectionBench(Path.of(arguments[0]));
        List<Node> models = bench.branch.ofType(ResourceType.MODEL);
        System.out.printf(
                "%d models, %d nodes%n", models.size(), bench.branch.nodes().size());
        System.out.printf("%-30s %9s %8s %8s   CPU ms%n", "selection", "selected", "select", "resolve");
        for (String spec :
                List.of("state:modified+", "*", models.get(models.size() / 2).name())) bench.measure(spec);
    }

    private void measure(String spec) {
        List<Double> selecting = new ArrayList<>();
        List<Double> resolving = new ArrayList<>();
        int selected = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double begun = cpu();
            Set<String> ids = select(spec).ids();
            double between = cpu();
            resolve(ids);
            selecting.add(between - begun);
            resolving.add(cpu() - between);
            selected = ids.size();
        }
        System.out.printf("%-30s %9d %8.1f %8.1f%n", spec, selected, warm(selecting), warm(resolving));
    }

    /** The median of the later half. */
    private static double warm(List<Double> times) {
        List<Double> later = times.subList(ROUNDS / 2, ROUNDS).stream().sorted().toList();
        return later.get(later.size() / 2);
    }

    private static double cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }

    private Selection select(String spec) {
        StateComparison comparison = StateComparison.of(branch, state, ComparisonRules.of(dbt, Optional.empty()));
        SelectionContext context = SelectionContext.of(branch, GrammarRules.of(dbt), path -> Set.of(), Instant.now());
        return Selector.select(
                SelectionRequest.everything(DbtCommand.RUN).selecting(spec), context.comparedWith(comparison));
    }

    private void resolve(Set<String> selected) {
        new Opening(adapter.cache(), inventory, branch, run, selected).stop();
        DeferSettings settings = new DeferSettings(true, false);
        Deferral deferral = new Deferral(DeferRules.of(dbt), settings, Optional.of(state), selected);
        RelationCache cache = new RelationCache(inventory, Quoting.ALL);
        Obstacles obstacles = new Obstacles(adapter.names(), Quoting.ALL, adapter.replacing());
        Builder builder = new Builder(cache, new Builder.Habits(false, true, ViewReaders.NONE, obstacles));
        Rendering rendering = Rendering.of(adapter.names(), Quoting.ALL, deferral);
        ExecutedRefs executed = new ExecutedRefs(ModelConditions.UNKNOWN, builder);
        NodeReads reads = new NodeReads(branch, new RefResolver(deferral, cache, Set.of()), rendering, executed);
        Previewed previewed = new Preview(branch, reads, builder).of(run, selected);
        PlanChecks.ofSteps(previewed.steps(), Map.of(), branch.graph());
    }
}
