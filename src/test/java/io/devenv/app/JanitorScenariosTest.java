package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.artifact.Role;
import io.devenv.core.cleanup.BranchWork;
import io.devenv.core.cleanup.BuiltCode;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.Circumstances;
import io.devenv.core.cleanup.Classification;
import io.devenv.core.cleanup.Classifier;
import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.cleanup.CleanupPlan;
import io.devenv.core.cleanup.CleanupPlanner;
import io.devenv.core.cleanup.DevBuilds;
import io.devenv.core.cleanup.DevSchemas;
import io.devenv.core.cleanup.Guard;
import io.devenv.core.cleanup.Guarded;
import io.devenv.core.cleanup.Holds;
import io.devenv.core.cleanup.Situation;
import io.devenv.core.cleanup.ViewCode;
import io.devenv.core.cleanup.Ways;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.results.Built;
import io.devenv.core.state.ComparisonRules;
import io.devenv.core.state.DbtVersion;
import io.devenv.core.state.StateComparison;
import io.devenv.warehouse.Adapter;
import io.devenv.warehouse.ViewQueries;
import io.devenv.warehouse.Warehouse;
import io.devenv.warehouse.Warehouses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Classes and default plans for situations that real dbt left behind, from its own files and a real database. */
class JanitorScenariosTest {
    private static final Path SCENARIOS = Path.of(System.getProperty("devenv.home", "."), "src/test/resources/janitor");
    private static final Map<String, String> REFUSALS = Map.of(
            "dev_is_production", "guard-dev-is-production",
            "state_of_another_project", "guard-state-of-another-project");

    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> every_relation_is_told_and_cleaned_as_its_scenario_says() throws IOException {
        List<String> names = names();
        assertThat(names).hasSize(39);
        return names.stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> assertThat(differences(name)).as(name).isEmpty()));
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> folders = Files.list(SCENARIOS)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private List<String> differences(String name) throws IOException, SQLException {
        Path folder = Files.createDirectories(temporary.resolve(name));
        Scenario scenario = Scenario.layOut(SCENARIOS.resolve(name), folder);
        Manifest branch = scenario.manifest(Role.BRANCH);
        Manifest state = scenario.manifest(Role.STATE);
        Adapter adapter = Warehouses.adapter(scenario.adapter());
        NameRules rules = adapter.rules(scenario.target()).names();
        List<Built> found = new ArrayList<>(scenario.log());
        found.addAll(DevBuilds.of(scenario.runResults(Role.BRANCH), branch, rules));
        BuiltCode code = new BuiltCode(branch, Optional.of(state), rules);
        List<String> wanted = code.wanted(found).stream().map(Node::id).toList();
        List<Built> told = code.told(found, scenario.code(Role.BRANCH, wanted));
        List<Built> records = code.toldByState(told, scenario.code(Role.STATE, code.unexplained(told)));

        Set<SchemaName> candidates =
                DevSchemas.of(branch, Optional.of(state), scenario.home(), records, scenario.past(), rules);
        Guarded guarded = new Guard(branch, Optional.of(state), "dev", scenario.home(), Guard.PRODUCTION, rules)
                .check(candidates);
        Optional<String> refused = guarded.refusal().map(Problem::code);
        if (scenario.refusal().isPresent() || refused.isPresent()) {
            Optional<String> expected = scenario.refusal().map(word -> REFUSALS.getOrDefault(word, word));
            return expected.equals(refused) ? List.of() : List.of("refused: " + refused + ", not " + expected);
        }
        try (Warehouse warehouse = adapter.openToChange(scenario.target(), Set.of())) {
            return differences(
                    scenario, branch, state, records, guarded, warehouse, Ways.of(adapter.rules(scenario.target())));
        }
    }

    private static Set<RelationName> otherViews(Scenario scenario, Warehouse warehouse, ViewCode code)
            throws IOException {
        if (!(warehouse instanceof ViewQueries comparing)) return Set.of();
        List<String> wanted = code.wanted().stream().map(Node::id).toList();
        return comparing.madeOtherwise(code.queries(scenario.code(Role.BRANCH, wanted)));
    }

    private static List<String> differences(
            Scenario scenario,
            Manifest branch,
            Manifest state,
            List<Built> records,
            Guarded guarded,
            Warehouse warehouse,
            Ways ways)
            throws IOException {
        Set<String> databases =
                guarded.allowed().stream().map(SchemaName::database).collect(Collectors.toSet());
        Set<String> changed = changed(branch, state);
        Inventory dev = warehouse.list(guarded.allowed()).only(guarded.allowed());
        Situation situation = new Situation(
                branch,
                Optional.of(state),
                scenario.home(),
                BranchWork.of(changed),
                dev,
                warehouse.dependencies(databases),
                records,
                DevBuilds.times(scenario.runResults(Role.STATE)),
                schema -> scenario.document().path("personal").asBoolean(),
                Set.of(),
                Circumstances.NONE,
                scenario.past(),
                new Holds(List.of(), List.of(), dev.rules()),
                otherViews(scenario, warehouse, new ViewCode(branch, Optional.of(state), dev, records)));
        Classification found = Classifier.classify(situation);
        CleanupPlan plan =
                CleanupPlanner.plan(situation, found, CleanOptions.DEFAULT, warehouse.list(Set.of()), ways, "run1");
        List<String> differences = new ArrayList<>(compare(scenario, found, plan));
        differences.addAll(afterwards(plan, situation, warehouse, databases));
        return differences;
    }

    private static Set<String> changed(Manifest branch, Manifest state) {
        DbtVersion dbt = DbtVersion.of(branch.metadata().dbtVersion());
        StateComparison comparison = StateComparison.of(branch, state, ComparisonRules.of(dbt, Optional.empty()));
        return branch.nodes().stream()
                .filter(node -> comparison.isNew(node) || comparison.isModified(node))
                .map(Node::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> compare(Scenario scenario, Classification found, CleanupPlan plan) {
        List<String> differences = new ArrayList<>();
        Map<String, String> expected = Answer.expected(scenario.document());
        Map<String, String> given = Answer.given(plan);
        Map<String, String> all = new TreeMap<>(expected);
        all.putAll(given);
        for (String name : all.keySet()) {
            String want = expected.getOrDefault(name, "not there");
            String got = given.getOrDefault(name, "not there");
            if (!want.equals(got)) differences.add(name + ": " + got + ", not " + want);
        }
        Set<String> missing = found.missing().stream().map(Node::id).collect(Collectors.toCollection(TreeSet::new));
        Set<String> wanted = new TreeSet<>();
        scenario.document().path("missing").forEach(id -> wanted.add(id.asText()));
        if (!missing.equals(wanted)) differences.add("missing " + missing + ", not " + wanted);
        return differences;
    }

    /** Makes the changes for real: what was to go is gone under its name, what was to stay is there. */
    private static List<String> afterwards(
            CleanupPlan plan, Situation before, Warehouse warehouse, Set<String> databases) {
        List<Change> changes = plan.batches().stream()
                .flatMap(batch -> batch.changes().stream())
                .toList();
        warehouse.make(changes);
        Inventory after = warehouse.list(before.dev().schemas());
        Set<RelationName> there =
                after.relations().stream().map(each -> each.name()).collect(Collectors.toSet());
        List<String> differences = new ArrayList<>();
        plan.verdicts().forEach(verdict -> {
            RelationName name = verdict.standing().name();
            if (there.contains(name) == verdict.changes()) differences.add(name + " is there: " + there.contains(name));
        });
        Dependencies dependencies = warehouse.dependencies(databases);
        before.dependencies().needs().forEach((reader, needed) -> {
            if (there.contains(reader) && !needed.equals(dependencies.needs().get(reader))) {
                differences.add(reader + " has lost something it reads");
            }
        });
        return differences;
    }
}
