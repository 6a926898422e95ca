package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row was tried with dbt 1.11.16 first. */
class FlagRulesTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "deprecated {0}, typed {1}, engine {2}, plain {3}: {4}")
    @CsvSource(nullValues = "-", textBlock = """
            -, -,     -,       -,     false
            -, -,     -,       1,     true
            -, -,     -,       YES,   true
            -, -,     -,       ' ',   false
            -, -,     -,       '',    false
            -, -,     0,       1,     false
            -, -,     '',      1,     true
            -, false, 1,       1,     false
            -, true,  off,     -,     true
            1, false, -,       -,     true
            0, true,  1,       1,     false
            '', true, -,       -,     true
            """)
    void deferIsDecidedByDeprecatedVariableThenCommandLineThenEngineVariableThenPlainOne(
            @Nullable String deprecated,
            @Nullable Boolean typed,
            @Nullable String engine,
            @Nullable String plain,
            boolean expected) {
        ProjectFolder project = new ProjectFolder(folder);
        if (deprecated != null) project.set("DBT_DEFER_TO_STATE", deprecated);
        if (engine != null) project.set("DBT_ENGINE_DEFER", engine);
        if (plain != null) project.set("DBT_DEFER", plain);
        GivenFlags.Deferral deferral = new GivenFlags.Deferral(
                Optional.ofNullable(typed), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(project.read(deferral(deferral)).flags().deferral().asked().orElse(false))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "DBT_FAVOR_STATE_MODE={0}: {1}")
    @CsvSource({"true, true", "false, true", "maybe, true", "'', false"})
    void anyTextInTheDeprecatedFavorVariableTurnsItOnEvenFalse(String value, boolean expected) {
        ProjectFolder project = new ProjectFolder(folder).set("DBT_FAVOR_STATE_MODE", value);
        GivenFlags given = deferral(
                new GivenFlags.Deferral(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false)));
        assertThat(project.read(given).flags().deferral().favorState()).isEqualTo(expected);
    }

    @Test
    void aDeprecatedVariableThatDecidesIsWarnedAbout() {
        List<Warning> warnings =
                new ProjectFolder(folder).set("DBT_DEFER_TO_STATE", "1").read().warnings();
        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("env-var-deprecated");
            assertThat(warning.message()).contains("DBT_DEFER_TO_STATE", "DBT_DEFER instead");
        });
        assertThat(new ProjectFolder(folder).set("DBT_DEFER", "1").read().warnings())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}=maybe is wrong usage")
    @CsvSource({
        "DBT_DEFER",
        "DBT_ENGINE_DEFER",
        "DBT_DEFER_TO_STATE",
        "DBT_FAVOR_STATE",
        "DBT_FULL_REFRESH",
        "DBT_POPULATE_CACHE"
    })
    void aVariableThatIsNoBooleanIsWrongUsageEvenIfTheCommandLineDecides(String variable) {
        GivenFlags given = deferral(
                new GivenFlags.Deferral(Optional.of(true), Optional.empty(), Optional.empty(), Optional.of(true)));
        Problem problem = new ProjectFolder(folder).set(variable, "maybe").problem(given);
        assertThat(problem.fault()).isEqualTo(Fault.USAGE);
        assertThat(problem.message()).isEqualTo(variable + " is 'maybe', which is not a boolean");
    }

    @Test
    void theStateIsRelativeToTheProjectWhereverTheCommandRuns() {
        ProjectFolder project = new ProjectFolder(folder)
                .file("proj/sub/profiles.yml", ProjectFolder.PROFILE)
                .in("proj/sub");
        Flags.Deferral deferral = project.read(state("prod-state")).flags().deferral();
        assertThat(deferral.state()).contains(new Flags.Folder("prod-state", project.at("proj/prod-state")));
        assertThat(deferral.deferredTo()).isEqualTo(deferral.state());
        assertThat(project.set("DBT_DEFER_STATE", "other")
                        .read(state("prod-state"))
                        .flags()
                        .deferral()
                        .deferredTo())
                .contains(new Flags.Folder("other", project.at("proj/other")));
    }

    @Test
    void theDeprecatedStateVariableIsRelativeToTheCurrentFolderAndWins() {
        ProjectFolder project = new ProjectFolder(folder)
                .file("proj/sub/profiles.yml", ProjectFolder.PROFILE)
                .in("proj/sub")
                .set("DBT_ARTIFACT_STATE_PATH", "old");
        assertThat(project.read(state("new")).flags().deferral().state().map(Flags.Folder::path))
                .contains(project.at("proj/sub/old"));
    }

    @ParameterizedTest(name = "a file in {0} is no state")
    @CsvSource({"proj/st", "proj/sub/st"})
    void aFileInsteadOfAStateFolderIsWrongUsage(String file) {
        ProjectFolder project = new ProjectFolder(folder)
                .file("proj/sub/profiles.yml", ProjectFolder.PROFILE)
                .file(file, "");
        Problem problem = project.in("proj/sub").problem(state("st"));
        assertThat(problem.code()).isEqualTo("state-is-a-file");
        assertThat(problem.fault()).isEqualTo(Fault.USAGE);
    }

    @Test
    void theStateOfDevenvYmlIsTheLastResort() {
        ProjectFolder project = new ProjectFolder(folder).file("proj/devenv.yml", "state: fallback\n");
        assertThat(project.read().flags().deferral().state().map(Flags.Folder::written))
                .contains("fallback");
        assertThat(project.read(state("typed")).flags().deferral().state().map(Flags.Folder::written))
                .contains("typed");
        assertThat(new ProjectFolder(folder)
                        .without("proj/devenv.yml")
                        .read()
                        .flags()
                        .deferral()
                        .state())
                .isEmpty();
    }

    @ParameterizedTest(name = "flags {0}: populate cache {1}, selected only {2}, {3}")
    @CsvSource(delimiter = ';', textBlock = """
            {populate_cache: false}                              ; false ; false ; eager
            {cache_selected_only: true, defer: true}             ; true  ; true  ; eager
            {indirect_selection: buildable}                      ; true  ; false ; buildable
            {populate_cache: "false", cache_selected_only: true} ; true  ; false ; eager
            {populate_cache: "{{ false }}"}                      ; true  ; false ; eager
            {populate_cache: false, debug: maybe}                ; true  ; false ; eager
            {populate_cache: false, debug: }                     ; false ; false ; eager
            {populate_cache: false, of_a_later_dbt: maybe}       ; false ; false ; eager
            """)
    void projectFlagsCountUnlessOneOfThemHasAWrongType(
            String flags, boolean populate, boolean selectedOnly, String indirect) {
        Flags read = new ProjectFolder(folder)
                .file("proj/dbt_project.yml", ProjectFolder.PROJECT + "flags: " + flags + "\n")
                .read()
                .flags();
        assertThat(read.run().populateCache()).isEqualTo(populate);
        assertThat(read.run().cacheSelectedOnly()).isEqualTo(selectedOnly);
        assertThat(read.selection().indirectSelection()).isEqualTo(indirect);
        assertThat(read.deferral().asked()).as("not a project flag").isEmpty();
    }

    @Test
    void theEnvironmentWinsOverProjectFlagsUnlessItIsEmpty() {
        ProjectFolder project = new ProjectFolder(folder)
                .file("proj/dbt_project.yml", ProjectFolder.PROJECT + "flags: {populate_cache: false}\n");
        assertThat(project.set("DBT_POPULATE_CACHE", "").read().flags().run().populateCache())
                .isFalse();
        assertThat(project.set("DBT_POPULATE_CACHE", "y").read().flags().run().populateCache())
                .isTrue();
    }

    private static GivenFlags state(String path) {
        return deferral(
                new GivenFlags.Deferral(Optional.empty(), Optional.of(path), Optional.empty(), Optional.empty()));
    }

    private static GivenFlags deferral(GivenFlags.Deferral deferral) {
        return new GivenFlags(GivenFlags.Where.NONE, GivenFlags.Selection.NONE, deferral, GivenFlags.Run.NONE);
    }
}
