package io.devenv.core.plan;

import io.devenv.core.TestManifest;
import io.devenv.core.defer.DeferRules;
import io.devenv.core.defer.DeferSettings;
import io.devenv.core.defer.Deferral;
import io.devenv.core.defer.Frontier;
import io.devenv.core.defer.RefResolver;
import io.devenv.core.defer.RelationCache;
import io.devenv.core.manifest.Graph;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.ReplaceRules;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.relation.SettingRules;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.state.DbtVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run to preview: a branch, a state, and what lies in the schemas {@code dev} and {@code prod}. */
final class TestRun {
    /** Of an adapter whose views may be bound late. */
    static final SettingRules LATE_BINDING = new SettingRules(Set.of(), Optional.of("bind"));

    private static final NameRules RULES = new NameRules(Quoting.ALL, Fold.LOWER, CaseMatch.ERROR, Fold.LOWER, '"');

    private final Manifest branch;
    private final Map<SchemaName, Listing> listings = new HashMap<>();
    private Optional<Manifest> state = Optional.empty();
    private DeferSettings defer = DeferSettings.OFF;
    private DbtVersion dbt = new DbtVersion(1, 11, 16);
    private NameRules names = RULES;
    private Quoting quoting = Quoting.ALL;
    private static final Obstacles UNHINDERED = new Obstacles(RULES, Quoting.ALL, ReplaceRules.ANYTHING);

    private Builder.Habits habits = new Builder.Habits(false, true, ViewReaders.NONE, UNHINDERED);

    private ModelConditions conditions = ModelConditions.UNKNOWN;

    TestRun(TestManifest branch) {
        this.branch = branch.build();
        lies("dev");
        lies("prod");
    }

    TestRun deferringTo(TestManifest manifest, boolean favoring) {
        state = Optional.of(manifest.build());
        defer = new DeferSettings(true, favoring);
        return this;
    }

    TestRun lies(String schema, String... tables) {
        SchemaName name = new SchemaName("wh", schema);
        listings.put(
                name,
                new Listing.Listed(Stream.of(tables)
                        .map(table -> Relation.of(name.relation(table), RelationKind.TABLE))
                        .toList()));
        return this;
    }

    TestRun dbt(int major, int minor, int patch) {
        dbt = new DbtVersion(major, minor, patch);
        return this;
    }

    TestRun quoting(Quoting project) {
        quoting = project;
        return this;
    }

    TestRun naming(NameRules adapter) {
        names = adapter;
        return this;
    }

    TestRun building(boolean fullRefresh, boolean renames, ViewReaders alongside) {
        habits = new Builder.Habits(fullRefresh, renames, alongside, UNHINDERED);
        return this;
    }

    TestRun conditions(ModelConditions evaluator) {
        conditions = evaluator;
        return this;
    }

    TestRun lies(String schema, RelationKind kind, String... relations) {
        SchemaName name = new SchemaName("wh", schema);
        List<Relation> there = new ArrayList<>();
        if (listings.get(name) instanceof Listing.Listed listed) there.addAll(listed.relations());
        for (String each : relations) there.add(Relation.of(name.relation(each), kind));
        listings.put(name, new Listing.Listed(there));
        return this;
    }

    TestRun cannotList(String schema) {
        Problem refused = Problem.of(Fault.WAREHOUSE, "refused", "no");
        listings.put(new SchemaName("wh", schema), new Listing.Unreadable(refused));
        return this;
    }

    Manifest branch() {
        return branch;
    }

    Graph graph() {
        return branch.graph();
    }

    List<Step> builds(String... models) {
        return does(DbtCommand.RUN, models).steps();
    }

    List<Step> compiles(String... models) {
        return does(DbtCommand.COMPILE, models).steps();
    }

    Previewed does(DbtCommand command, String... models) {
        Deferral deferral = new Deferral(DeferRules.of(dbt), defer, state, ids(models));
        RelationCache cache = new RelationCache(new Inventory(names, listings), quoting);
        RefResolver resolver = new RefResolver(deferral, cache, Frontier.of(branch, ids(models), command));
        Builder builder = new Builder(cache, habits);
        NodeReads reads = new NodeReads(
                branch, resolver, cache, Rendering.of(names, quoting, deferral), new ExecutedRefs(conditions, builder));
        return new Preview(branch, reads, builder).of(rules(command), ids(models));
    }

    /** What ends the command, if anything does. */
    Optional<Problem> error(DbtCommand command, String... models) {
        return PlanChecks.error(does(command, models), rules(command));
    }

    private CommandRules rules(DbtCommand command) {
        return CommandRules.of(command, dbt, Optional.empty());
    }

    static Set<String> ids(String... models) {
        return Stream.of(models)
                .map(name -> name.contains(".") ? name : "model.shop." + name)
                .collect(Collectors.toSet());
    }

    /** Such as {@code b → a: state missing-in-dev}. */
    static List<String> refs(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step.refs().stream())
                .map(PlannedRef::resolution)
                .map(each -> each.child().name() + " → " + each.parent().name() + ": "
                        + each.target().word() + " " + each.reason().word())
                .toList();
    }

    static List<String> fates(List<Step> steps) {
        return steps.stream()
                .map(step -> step.node().name() + " " + step.fate())
                .toList();
    }
}
