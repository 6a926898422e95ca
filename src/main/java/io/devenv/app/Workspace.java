package io.devenv.app;

import io.devenv.artifact.CompiledFiles;
import io.devenv.artifact.InventoryReader;
import io.devenv.artifact.ProjectPaths;
import io.devenv.artifact.RunningLog;
import io.devenv.artifact.WrittenCode;
import io.devenv.core.cleanup.Circumstances;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.NamePattern;
import io.devenv.core.plan.SavedCleaning;
import io.devenv.core.relation.AdapterRules;
import io.devenv.core.relation.CacheRules;
import io.devenv.core.relation.ChangeRules;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.target.Target;
import io.devenv.project.Environment;
import io.devenv.project.Flags;
import io.devenv.project.GivenFlags;
import io.devenv.project.ProjectSetup;
import io.devenv.project.StateHome;
import io.devenv.warehouse.Adapter;
import io.devenv.warehouse.SavedInventory;
import io.devenv.warehouse.SlowDriver;
import io.devenv.warehouse.Warehouse;
import io.devenv.warehouse.Warehouses;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A project with its profile and the adapter of its target: where every use case begins.
 *
 * @param manifest {@code --manifest}, if it was given
 */
record Workspace(
        Environment environment,
        ProjectSetup setup,
        Adapter adapter,
        StateHome home,
        Optional<Path> manifest,
        Clock clock) {

    static Workspace open(Environment environment, GivenFlags given, Optional<Path> manifest, Clock clock) {
        return open(environment, given, manifest, Optional.empty(), clock);
    }

    /**
     * Opens a project as one dbt does.
     *
     * @param asked the dbt in question, if it is not the one that wrote the manifest
     */
    static Workspace open(
            Environment environment, GivenFlags given, Optional<Path> manifest, Optional<String> asked, Clock clock) {
        return new Surroundings(environment, asked, seen -> openIn(seen, given, manifest, clock)).open();
    }

    private static Workspace openIn(Environment environment, GivenFlags given, Optional<Path> manifest, Clock clock) {
        ProjectSetup setup = ProjectSetup.read(given, environment, Warehouses::defaultSchema);
        Adapter adapter = Warehouses.adapter(setup.target().adapter());
        return new Workspace(environment, setup, adapter, StateHome.of(environment, setup.project()), manifest, clock);
    }

    Flags flags() {
        return setup.flags();
    }

    Target target() {
        return setup.target();
    }

    /** What the target is connected to, without secrets: by that the journal tells warehouses apart. */
    String connection() {
        return adapter.describe(target());
    }

    /** A run of the journal that begins now. */
    JournaledRun beginning(String run, String typed) {
        return JournaledRun.beginning(run, clock.instant(), typed, target().name(), connection());
    }

    AdapterRules adapterRules() {
        return adapter.rules(target());
    }

    /** What this is, for plans that are saved and done later. */
    SavedCleaning.Place place(String devenv) {
        return new SavedCleaning.Place(devenv, setup.project().name(), target().name(), connection());
    }

    NameRules rules() {
        return adapterRules().names();
    }

    ChangeRules changeRules() {
        return adapterRules().changing();
    }

    CacheRules cacheRules() {
        return adapterRules().cache();
    }

    /** Begins to load what connecting will need, if that takes long: on a thread of its own, while the caller reads files. */
    void loadDriver() {
        if (!(adapter instanceof SlowDriver slow)) return;
        Thread loading = new Thread(slow::loadDriver, "driver");
        loading.setDaemon(true);
        loading.start();
    }

    /** The warehouse, to look into. */
    Warehouse openToRead() {
        return adapter.openToRead(target());
    }

    /** The warehouse, or what it once said. */
    Warehouse toRead(PlanRequest request) {
        return request.inventory().map(this::savedInventory).orElseGet(this::openToRead);
    }

    /** The warehouse, to change what lies in these schemas, which no other devenv changes meanwhile. */
    Warehouse openToChange(Set<SchemaName> schemas) {
        return adapter.openToChange(target(), schemas);
    }

    /** What a warehouse once said, to ask instead of the warehouse. */
    private Warehouse savedInventory(Path file) {
        return new SavedInventory(InventoryReader.read(environment.directory().resolve(file), rules()));
    }

    /** What dbt quotes in this project. */
    Quoting quoting() {
        return rules().defaultQuoting().overlaidBy(setup.project().quoting());
    }

    Path root() {
        return setup.project().root();
    }

    Path manifestFile() {
        return manifest.map(file -> environment.directory().resolve(file))
                .orElse(targetPath().resolve("manifest.json"));
    }

    /** Where dbt writes its artifacts. */
    Path targetPath() {
        return setup.project().targetPath();
    }

    /** The database and schema that the target builds into unless a node says otherwise. */
    SchemaName ownSchema() {
        return new SchemaName(adapter.database(target()), target().schema());
    }

    Optional<Flags.Folder> stateFolder() {
        return flags().deferral().state();
    }

    /** Whether a schema is the developer's own: declared in devenv.yml, or confirmed once on a terminal. */
    Predicate<SchemaName> personal() {
        List<NamePattern> patterns =
                setup.settings().personal().stream().map(NamePattern::new).toList();
        return schema -> patterns.stream().anyMatch(pattern -> pattern.matches(schema.schema()))
                || home.confirmed(target(), schema);
    }

    List<NamePattern> production() {
        return setup.settings().production().stream().map(NamePattern::new).toList();
    }

    /** Whether nobody else can write to the database while devenv does. */
    boolean locksOutOthers() {
        return changeRules().writers() == ChangeRules.Writers.ONE;
    }

    /** Why a dbt run is to be taken for one that builds right now, by its log; never where it could not while devenv is there. */
    Optional<String> building(Instant now) {
        if (locksOutOthers()) return Optional.empty();
        return Circumstances.unfinishedRun(RunningLog.unfinished(setup.project().logPath()), now);
    }

    /** What dbt compiled before. */
    CompiledFiles compiledFiles() {
        var project = setup.project();
        return new CompiledFiles(targetPath(), root(), project.name(), project.packagesInstallPath());
    }

    /** The code of models as it stands in their files. */
    WrittenCode writtenCode() {
        var project = setup.project();
        return new WrittenCode(root(), project.name(), project.packagesInstallPath());
    }

    ProjectPaths paths() {
        var project = setup.project();
        List<String> others = new ArrayList<>(project.pathsOf("macro-paths"));
        others.addAll(project.pathsOf("docs-paths"));
        return new ProjectPaths(
                project.pathsOf("model-paths"),
                project.pathsOf("seed-paths"),
                project.pathsOf("snapshot-paths"),
                project.pathsOf("test-paths"),
                project.pathsOf("analysis-paths"),
                project.pathsOf("function-paths"),
                others);
    }
}
