package io.devenv.app;

import io.devenv.artifact.Journal;
import io.devenv.artifact.SeenSchemas;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.FoundSchema;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.results.Built;
import io.devenv.core.sweep.Conditions;
import io.devenv.core.sweep.Judged;
import io.devenv.core.sweep.OpenNames;
import io.devenv.core.sweep.SchemaAge;
import io.devenv.core.sweep.SetAside;
import io.devenv.core.sweep.SweepRule;
import io.devenv.core.sweep.SweepRule.GoneFrom;
import io.devenv.project.GitBranches;
import io.devenv.warehouse.Warehouse;
import io.devenv.warehouse.WholeDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which schemas the patterns match, what lies in them, and whether the conditions hold.
 *
 * @param judged sorted by name
 * @param aside what devenv has set aside, by the name it has there
 */
record SweepSurvey(List<Judged> judged, Map<RelationName, SetAside> aside, List<Warning> warnings) {

    static SweepSurvey make(
            Workspace workspace, Artifacts artifacts, Warehouse warehouse, SweepRequest request, Progress progress) {
        return new Making(workspace, artifacts, warehouse, request, progress).made();
    }

    /** A survey in the making. */
    private static final class Making {
        private final Workspace workspace;
        private final Artifacts artifacts;
        private final Warehouse warehouse;
        private final SweepRequest request;
        private final Progress progress;
        private final List<SweepRule> rules;
        private final List<JournaledRun> runs;
        private final String connection;
        private final Instant now;
        private final List<Warning> warnings = new ArrayList<>();

        Making(Workspace workspace, Artifacts artifacts, Warehouse warehouse, SweepRequest request, Progress progress) {
            this.workspace = workspace;
            this.artifacts = artifacts;
            this.warehouse = warehouse;
            this.request = request;
            this.progress = progress;
            this.rules = SweptRules.of(workspace);
            this.runs = Journal.runs(workspace.home().directory());
            this.connection = workspace.connection();
            this.now = workspace.clock().instant();
        }

        SweepSurvey made() {
            SweptRules patterns = new SweptRules(workspace, artifacts, rules);
            patterns.guard(List.of());
            progress.says("listing the schemas of " + connection);
            List<FoundSchema> found = found();
            patterns.guard(found);
            Map<RelationName, SetAside> aside = Trash.aside(runs, connection, now);
            Conditions conditions = new Conditions(
                    rules,
                    request.open().map(OpenNames::new),
                    branches(),
                    patterns.own(),
                    ages(found),
                    workspace.rules(),
                    now);
            List<Judged> judged = new ArrayList<>();
            for (FoundSchema schema : found) {
                conditions.judge(schema, isSwept(schema, aside)).ifPresent(judged::add);
            }
            return new SweepSurvey(named(judged), aside, warnings);
        }

        private static boolean isSwept(FoundSchema schema, Map<RelationName, SetAside> aside) {
            return !schema.relations().isEmpty()
                    && schema.relations().stream().allMatch(relation -> aside.containsKey(relation.name()));
        }

        /** What a pattern matches; a beginning alone brings more. */
        private List<FoundSchema> found() {
            if (!(warehouse instanceof WholeDatabase whole)) return List.of();
            Set<String> beginnings =
                    rules.stream().map(SweepRule::beginning).collect(Collectors.toCollection(TreeSet::new));
            List<FoundSchema> found = new ArrayList<>();
            for (String database : databases()) {
                try {
                    whole.beginningWith(database, beginnings).stream()
                            .filter(schema -> rules.stream()
                                    .anyMatch(rule -> rule.matches(schema.name().schema())))
                            .forEach(found::add);
                } catch (Stop unlisted) {
                    if (database.equals(workspace.ownSchema().database())) throw unlisted;
                    Problem why = unlisted.problem();
                    warnings.add(Warning.of("sweep-database-unlisted", why.message() + ", so nothing of it is swept"));
                }
            }
            return found;
        }

        /** Those the branch builds into. */
        private Set<String> databases() {
            Set<String> databases = new TreeSet<>();
            databases.add(workspace.ownSchema().database());
            artifacts
                    .branch()
                    .built()
                    .forEach(node -> node.relation().map(RelationName::database).ifPresent(databases::add));
            return databases.stream()
                    .collect(Collectors.toMap(
                            name -> workspace.rules().warehouseFold().apply(name), name -> name, (one, other) -> one))
                    .values()
                    .stream()
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private Optional<OpenNames> branches() {
            if (rules.stream().noneMatch(rule -> rule.goneFrom().contains(GoneFrom.GIT))) return Optional.empty();
            progress.says("asking git which branches there are");
            Optional<Set<String>> branches = GitBranches.of(workspace.root());
            if (branches.isEmpty()) {
                warnings.add(
                        Warning.of(
                                "sweep-branches-unknown",
                                "git could not say which branches there are, here or on its remotes: what goes by `gone-from: git` is kept"));
            }
            return branches.map(OpenNames::new);
        }

        private Map<SchemaName, SchemaAge> ages(List<FoundSchema> found) {
            SeenSchemas seen = SeenSchemas.read(workspace.home().directory());
            seen.warning().ifPresent(warnings::add);
            Map<SchemaName, Instant> built = built();
            Map<SchemaName, SchemaAge> ages = new HashMap<>();
            List<SeenSchemas.Sight> sights = new ArrayList<>();
            for (FoundSchema schema : found) {
                sights.add(new SeenSchemas.Sight(schema.name(), schema.fingerprint()));
                ages.put(
                        schema.name(),
                        new SchemaAge(
                                seen.since(connection, schema.name(), schema.fingerprint(), now),
                                Optional.ofNullable(built.get(workspace.rules().folded(schema.name())))));
            }
            Set<String> databases =
                    found.stream().map(schema -> schema.name().database()).collect(Collectors.toSet());
            seen.keep(connection, sights, schema -> databases.contains(schema.database()), now)
                    .ifPresent(warnings::add);
            return ages;
        }

        /** When this checkout's records last saw dbt build something in a schema. */
        private Map<SchemaName, Instant> built() {
            Map<SchemaName, Instant> built = new HashMap<>();
            for (Built record : Recollection.read(workspace, artifacts, false, schemas -> runs)
                    .records()) {
                SchemaName schema = workspace.rules().folded(record.name().inSchema());
                record.at().ifPresent(at -> built.merge(schema, at, (one, other) -> one.isAfter(other) ? one : other));
            }
            return built;
        }

        private List<Judged> named(List<Judged> all) {
            if (request.named().isEmpty()) return all;
            return new NamedSchemas(request.named()).among(all);
        }
    }
}
